package io.turnpike.billing.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.billing.testing.Today;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.UsageEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogUpkeepIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private final LocalDate today = Today.in(ZoneOffset.UTC);
  private final Instant night = today.atTime(3, 0).toInstant(ZoneOffset.UTC);
  private final Instant noon = today.atTime(12, 0).toInstant(ZoneOffset.UTC);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final UpkeepRound round = new UpkeepRound(stores.database(), meters);

  @AfterEach
  void nobodyIsLeft() {
    stores.sql("delete from organization");
  }

  @Test
  void aWeekAheadIsThereFromTheStart() {
    LocalDate first = migrated();
    assertThat(days()).contains(first, first.plusDays(7), first.plusDays(8));
  }

  @Test
  void rowsOfADayNobodyPreparedMoveIntoItsPartition() throws Exception {
    Tenant tenant = organization(90);
    store(started(tenant, 20, 5));
    assertThat(waiting(tenant)).isEqualTo(5);
    round.run(noon, _ -> true);
    assertThat(waiting(tenant)).isZero();
    assertThat(rows(tenant)).isEqualTo(5);
    assertThat(days()).contains(today.minusDays(20));
  }

  @Test
  void aMonthOfAnEarlierReleaseStaysAndGoesAsAWhole() {
    LocalDate month = today.minusYears(2).withDayOfMonth(1);
    partition(month, month.plusMonths(1));
    organization(800);
    round.run(noon, _ -> true);
    assertThat(days()).contains(month);
    stores.sql("update organization set log_retention_days = 100");
    round.run(noon, _ -> true);
    assertThat(days()).doesNotContain(month);
  }

  @Test
  void twoNodesAtOnceMakeEachDayOnceAndFailNothing() throws Exception {
    stores.sql("drop table if exists usage_event_" + today.plusDays(8).toString().replace("-", ""));
    UpkeepRound other = new UpkeepRound(stores.database(), meters);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one = threads.submit(() -> round.run(noon, _ -> true));
      other.run(noon, _ -> true);
      one.get();
    }
    assertThat(days()).contains(today.plusDays(8)).doesNotHaveDuplicates();
    assertThat(count("partitions.made")).isEqualTo(1);
    assertThat(count("upkeep.failures")).isZero();
  }

  @Test
  void aDayGoesWhenTheLastOrganizationKeepsItNoMore() throws Exception {
    Tenant shortly = organization(5);
    Tenant longer = organization(30);
    store(started(shortly, 10, 3));
    store(started(longer, 10, 4));
    long spent = spent(shortly);
    round.run(noon, _ -> true);
    assertThat(days()).contains(today.minusDays(10));
    stores.sql("update organization set log_retention_days = 9");
    round.run(noon, _ -> true);
    assertThat(days()).doesNotContain(today.minusDays(10));
    assertThat(rows(shortly) + rows(longer)).isZero();
    assertThat(spent(shortly)).isEqualTo(spent).isPositive();
  }

  @Test
  void atNightAnOrganizationsOlderRowsAreDeletedInBatchesAndItsSpendStays() throws Exception {
    Tenant shortly = organization(5);
    Tenant longer = organization(30);
    store(started(shortly, 7, ExpiredRows.BATCH + 200));
    store(started(shortly, 3, 2));
    store(started(longer, 7, 2));
    long spent = spent(shortly);
    round.run(noon, _ -> true);
    assertThat(rows(shortly)).as("by day").isEqualTo(ExpiredRows.BATCH + 202);
    List<Long> rests = new ArrayList<>();
    round.run(night, rest -> rest > 0 ? rests.add(rest) : true);
    assertThat(rows(shortly)).isEqualTo(2);
    assertThat(rows(longer)).isEqualTo(2);
    assertThat(rests).hasSize(2);
    assertThat(spent(shortly)).isEqualTo(spent);
  }

  @Test
  void aStopEndsTheDeletingAfterTheBatch() throws Exception {
    Tenant tenant = organization(5);
    organization(30);
    store(started(tenant, 7, ExpiredRows.BATCH + 50));
    round.run(night, rest -> rest == 0);
    assertThat(rows(tenant)).isEqualTo(50);
    assertThat(count("rows.deleted")).isEqualTo(ExpiredRows.BATCH);
  }

  @Test
  void todayIsNeverDropped() {
    organization(1);
    round.run(night, _ -> true);
    assertThat(days()).contains(today);
    assertThat(count("upkeep.failures")).isZero();
  }

  /** The tables of the whole run are copies of some that may have been made yesterday. */
  private static LocalDate migrated() {
    String day =
        "select (installed_on::timestamptz at time zone 'UTC')::date as day"
            + " from flyway_schema_history where version = '202611300360'";
    return LocalDate.parse(stores.rows(day).getFirst().get("day").toString());
  }

  private static Tenant organization(int days) {
    Tenant tenant = Tenant.create();
    stores.sql(
        """
        insert into organization (id, slug, name, zone, created_at, log_retention_days)
        values ('%1$s', 'o-%1$s', 'O', 'UTC', now(), %2$d)"""
            .formatted(tenant.organization(), days));
    return tenant;
  }

  private List<UsageEvent> started(Tenant tenant, int daysAgo, int count) {
    Instant then = today.minusDays(daysAgo).atTime(12, 0).toInstant(ZoneOffset.UTC);
    return IntStream.range(0, count)
        .mapToObj(each -> Events.succeeded(tenant, id(then, each), then.plusMillis(each)))
        .toList();
  }

  private static UUID id(Instant time, int number) {
    return new UUID(
        (time.toEpochMilli() + number) << 16 | 0x7000L,
        UUID.randomUUID().getLeastSignificantBits());
  }

  private static void store(List<UsageEvent> events) throws Exception {
    try (Ledgers ledger = new Ledgers(stores)) {
      ledger.store(events);
    }
  }

  private static void partition(LocalDate from, LocalDate to) {
    stores.sql(
        """
        create table usage_event_%1$s (like usage_intake including defaults including constraints);
        alter table usage_intake attach partition usage_event_%1$s
          for values from ('%2$s') to ('%3$s')"""
            .formatted(from.toString().substring(0, 7).replace("-", ""), from, to));
  }

  private static List<LocalDate> days() {
    return stores.rows("select first_day from usage_partitions()").stream()
        .map(row -> LocalDate.parse(row.get("first_day").toString()))
        .toList();
  }

  private static long rows(Tenant tenant) {
    return number("select count(*) as n from usage_event where organization_id = '%s'", tenant);
  }

  private static long waiting(Tenant tenant) {
    return number(
        "select count(*) as n from usage_event where organization_id = '%s'"
            + " and tableoid = 'usage_event_default'::regclass",
        tenant);
  }

  private static long spent(Tenant tenant) {
    return number(
        "select sum(cost_nano)::bigint as n from spend_quarter_hour where organization_id = '%s'",
        tenant);
  }

  private static long number(String sql, Tenant tenant) {
    return (Long) stores.rows(sql.formatted(tenant.organization())).getFirst().get("n");
  }

  private double count(String meter) {
    return meters.get("turnpike.log." + meter).counter().count();
  }
}
