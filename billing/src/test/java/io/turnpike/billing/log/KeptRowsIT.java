package io.turnpike.billing.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.billing.CallRecords.Span;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.billing.spend.Spending.Report;
import io.turnpike.billing.spend.TestSpending;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Owners;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.billing.testing.Today;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is shown of rows that their organization keeps no more, though they are there. */
class KeptRowsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LocalDate today = Today.in(ZoneOffset.UTC);
  private final LogQueries queries = new LogQueries(stores.database());
  private final PostgresRequestLogs logs = new PostgresRequestLogs(queries, stores.announcements());
  private final PostgresCallRecords records = new PostgresCallRecords(queries);
  private final Tenant tenant = Owners.keeping(stores, 5);
  private final UsageEvent gone = at(today.minusDays(6));
  private final UsageEvent kept = at(today.minusDays(5));

  @Test
  void rowsPastTheirTimeAreInNoListAndNotFound() throws Exception {
    store(gone, kept);
    assertThat(logs.page(tenant.organization(), LogFilter.ALL, null, 10).block(PATIENCE).rows())
        .extracting(row -> row.requestId())
        .containsExactly(kept.id());
    assertThat(logs.find(tenant.organization(), gone.id()).block(PATIENCE)).isNull();
    assertThat(logs.find(tenant.organization(), kept.id()).block(PATIENCE)).isNotNull();
    assertThat(
            records.newestFirst(tenant.organization(), LogFilter.ALL).collectList().block(PATIENCE))
        .extracting(call -> call.row().requestId())
        .containsExactly(kept.id());
    Span span = new Span(start(today.minusDays(20)), null);
    assertThat(records.inOrder(tenant.organization(), span).collectList().block(PATIENCE))
        .extracting(call -> call.row().requestId())
        .containsExactly(kept.id());
  }

  @Test
  void aLongerTimeShowsThemAgainAtOnce() throws Exception {
    store(gone);
    stores.sql("update organization set log_retention_days = 30");
    assertThat(logs.find(tenant.organization(), gone.id()).block(PATIENCE)).isNotNull();
  }

  @Test
  void spendKeepsWhatTheLogDoesNot() throws Exception {
    store(gone, kept);
    Report before = spend(List.of(Dimension.TEAM), start(today.minusDays(10)));
    assertThat(before.total().requests()).isEqualTo(2);
    stores.sql(
        "delete from usage_intake where organization_id = '%s'".formatted(tenant.organization()));
    assertThat(spend(List.of(Dimension.TEAM), start(today.minusDays(10)))).isEqualTo(before);
  }

  /** Rows that would tell how much lies on either side may be gone. */
  @Test
  void aTimeThatBeginsAmongRowsNotKeptBeginsWithItsQuarterOfAnHour() throws Exception {
    store(gone, kept);
    Instant amid = gone.timing().startedAt().plusSeconds(60);
    assertThat(spend(List.of(), amid).total().requests()).isEqualTo(2);
    assertThat(spend(List.of(), amid.plusSeconds(900)).total().requests()).isEqualTo(1);
  }

  @Test
  void groupingByWhatOnlyRowsHoldIsRefusedForATimeWithoutThem() throws Exception {
    store(gone, kept);
    assertThatThrownBy(() -> spend(List.of(Dimension.USER), start(today.minusDays(6))))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refusal ->
                assertThat(refusal.mistakes().getFirst().message())
                    .contains(start(today.minusDays(5)).toString()));
    assertThat(spend(List.of(Dimension.USER), start(today.minusDays(5))).total().requests())
        .isEqualTo(1);
  }

  private Report spend(List<Dimension> groupBy, Instant from) {
    Query query = new Query(groupBy, from, Instant.now(), null, ZoneOffset.UTC);
    return TestSpending.of(stores).report(tenant.organization(), query).block(PATIENCE);
  }

  private UsageEvent at(LocalDate day) {
    Instant time = day.atTime(12, 3).toInstant(ZoneOffset.UTC);
    UUID id =
        new UUID(time.toEpochMilli() << 16 | 0x7000L, UUID.randomUUID().getLeastSignificantBits());
    return Events.succeeded(tenant, id, time);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static void store(UsageEvent... events) throws Exception {
    try (Ledgers ledger = new Ledgers(stores)) {
      ledger.store(events);
    }
  }
}
