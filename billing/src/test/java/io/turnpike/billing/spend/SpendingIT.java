package io.turnpike.billing.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Figures;
import io.turnpike.billing.spend.Spending.Interval;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.billing.spend.Spending.Report;
import io.turnpike.billing.spend.Spending.Row;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.billing.testing.Tries;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SpendingIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SPAN = Duration.ofDays(3);
  private static final String TAG = "feature";
  private static final List<ZoneId> ZONES =
      Stream.of(
              "UTC",
              "Asia/Kolkata",
              "Asia/Kathmandu",
              "Australia/Lord_Howe",
              "America/New_York",
              "+05:30",
              "UTC-03:30")
          .map(ZoneId::of)
          .toList();

  private final Tenant tenant = Tenant.create();
  private final Spending spending = new PostgresSpending(stores.database());

  @Test
  void reportsRollUpsAndRowsAgreeToTheNano() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<UsageEvent> events = random(random, 1_500);
    store(events);
    assertThat(rolledUp()).as("seed %d", seed).isEqualTo(figures(events));
    for (int i = 0; i < 60; i++) {
      Query query = query(random);
      assertThat(report(query).total())
          .as("seed %d, %s", seed, query)
          .isEqualTo(figures(within(events, query)));
    }
  }

  @Test
  void everyRowIsTheSumOfItsRequests() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<UsageEvent> events = random(random, 600);
    store(events);
    for (int i = 0; i < 30; i++) {
      Query query = query(random);
      for (Row row : report(query).rows()) {
        assertThat(row.figures())
            .as("seed %d, %s, %s", seed, query, row)
            .isEqualTo(Booking.sum(within(events, query, row)));
      }
    }
  }

  /** Rows by rows and roll-ups by roll-ups, in every way to group. */
  @Test
  void theSumOverGroupsIsTheSumOfTheRowsInEveryGrouping() throws Exception {
    long seed = System.nanoTime();
    List<UsageEvent> events = random(new Random(seed), 600);
    store(events);
    for (List<Dimension> groupBy : everyGrouping()) {
      Query query = everything(groupBy);
      Report report = report(query);
      assertThat(report.total()).as("seed %d, %s", seed, groupBy).isEqualTo(logged());
      assertThat(report.total()).isEqualTo(figures(events));
      assertThat(report.rows())
          .allSatisfy(
              row ->
                  assertThat(row.figures())
                      .as("seed %d, %s", seed, row)
                      .isEqualTo(Booking.sum(within(events, query, row))));
    }
  }

  @Test
  void eachAttemptIsSpentAtItsOwnProviderAndModel() throws Exception {
    store(
        List.of(
            Events.tried(
                tenant,
                Tries.paid(1, "openai-eu", "o9", TokenUsage.of(700, 30), new Cost(9_000, "p@1")),
                Tries.used(2, "demo", "slow", TokenUsage.of(80, 0), UsageSource.UNCONFIRMED, null),
                Tries.paid(3, "acme", "o9", TokenUsage.of(40, 2), new Cost(77, "p@1")))));
    assertThat(byProvider())
        .containsExactly(
            Map.entry("acme", new Figures(1, 0, 0, 0, 40, 2, 77)),
            Map.entry("openai-eu", new Figures(0, 0, 0, 0, 700, 30, 9_000)));
    assertThat(report(everything(List.of(Dimension.MODEL))).rows())
        .extracting(Row::figures)
        .containsExactly(new Figures(1, 0, 0, 0, 740, 32, 9_077));
  }

  @Test
  void whatIsKnownOfACostIsSpentAndTheRestIsCounted() throws Exception {
    store(
        List.of(
            Events.tried(
                tenant,
                Tries.paid(1, "openai-eu", "o9", TokenUsage.of(700, 30), null),
                Tries.paid(2, "acme", "o9", TokenUsage.of(40, 2), new Cost(77, "p@1")))));
    assertThat(byProvider())
        .containsExactly(
            Map.entry("acme", new Figures(1, 0, 1, 0, 40, 2, 77)),
            Map.entry("openai-eu", new Figures(0, 0, 0, 1, 700, 30, 0)));
    assertThat(report(everything(List.of())).total())
        .isEqualTo(new Figures(1, 0, 1, 1, 740, 32, 77));
  }

  private List<Map.Entry<String, Figures>> byProvider() {
    return report(everything(List.of(Dimension.PROVIDER))).rows().stream()
        .map(row -> Map.entry(row.group().get(Dimension.PROVIDER), row.figures()))
        .toList();
  }

  /** Of what roll-ups hold, all; of what only rows do, each alone and with others. */
  private static List<List<Dimension>> everyGrouping() {
    List<Dimension> rolledUp =
        Stream.of(Dimension.values()).filter(each -> !each.ofRows()).toList();
    Stream<List<Dimension>> ofRollUps =
        IntStream.range(0, 1 << rolledUp.size())
            .mapToObj(
                chosen ->
                    rolledUp.stream().filter(each -> (chosen & 1 << each.ordinal()) != 0).toList());
    Stream<List<Dimension>> ofRows =
        Stream.of(
            List.of(Dimension.USER),
            List.of(Dimension.SESSION),
            List.of(Dimension.TAG),
            List.of(Dimension.USER, Dimension.PROVIDER, Dimension.MODEL),
            List.of(Dimension.TAG, Dimension.TEAM, Dimension.SESSION),
            List.of(Dimension.values()));
    return Stream.concat(ofRollUps, ofRows).toList();
  }

  @Test
  void daysBeginAtMidnightOfTheZone() throws Exception {
    ZoneId kolkata = ZoneId.of("Asia/Kolkata");
    Instant midnight =
        Instant.now().atZone(kolkata).toLocalDate().minusDays(1).atStartOfDay(kolkata).toInstant();
    store(List.of(at(midnight.minusMillis(1)), at(midnight), at(midnight.plusSeconds(1))));
    Report report =
        report(
            new Query(
                List.of(),
                midnight.minus(Duration.ofDays(1)),
                midnight.plus(Duration.ofDays(1)),
                Interval.DAY,
                kolkata));
    assertThat(report.rows())
        .extracting(Row::start, row -> row.figures().requests())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(midnight.minus(Duration.ofDays(1)), 1L),
            org.assertj.core.groups.Tuple.tuple(midnight, 2L));
  }

  @Test
  void aTenantNeverSeesAnother() throws Exception {
    store(List.of(Events.succeeded(Tenant.create())));
    assertThat(report(everything()).total()).isEqualTo(Figures.ZERO);
    assertThat(report(everything()).rows()).isEmpty();
  }

  @Test
  void oneTeamAloneCanBeCounted() throws Exception {
    List<UsageEvent> events = random(new Random(5), 200);
    store(events);
    store(List.of(Events.succeeded(tenant.team("search"))));
    Query query = everything(List.of(Dimension.MODEL));
    Query search =
        new Query(
            query.groupBy(),
            query.from(),
            query.to(),
            query.interval(),
            query.zone(),
            "search",
            null);
    assertThat(report(search).total().requests()).isEqualTo(1);
    assertThat(report(query).total()).isEqualTo(report(search).total().plus(figures(events)));
  }

  @Test
  void absentValuesAreEmptyText() throws Exception {
    store(random(new Random(3), 60));
    assertThat(report(everything()).rows())
        .extracting(row -> row.group().get(Dimension.PROVIDER))
        .contains("")
        .doesNotContainNull();
  }

  /** More sessions than a report tells one by one over so many hours. */
  @Test
  void theGroupsThatSpentLeastAreOneWhereThereAreTooMany() throws Exception {
    List<UsageEvent> events = random(new Random(8), 400);
    store(events);
    Query all = everything(List.of(Dimension.SESSION));
    Query hourly =
        new Query(
            all.groupBy(),
            all.to().minus(Duration.ofDays(92)),
            all.to(),
            Interval.HOUR,
            all.zone());
    Report bounded =
        new PostgresSpending(stores.database(), 4_420)
            .report(tenant.organization(), hourly)
            .block(PATIENCE);
    assertThat(bounded.total()).isEqualTo(figures(events));
    assertThat(bounded.rows()).filteredOn(Row::others).isNotEmpty();
    Map<String, Long> costs = new java.util.TreeMap<>();
    report(all)
        .rows()
        .forEach(row -> costs.put(row.group().get(Dimension.SESSION), row.figures().costNanoUsd()));
    List<String> dearest =
        costs.keySet().stream()
            .sorted(java.util.Comparator.comparing(costs::get).reversed())
            .limit(2)
            .toList();
    assertThat(bounded.rows())
        .filteredOn(row -> !row.others())
        .extracting(row -> row.group().get(Dimension.SESSION))
        .containsOnlyElementsOf(dearest);
  }

  @Test
  void impossibleQueriesAreRefusedByName() {
    Instant now = Instant.now();
    assertRefused(new Query(List.of(), now, now, null, ZONES.getFirst()), "/from");
    assertRefused(
        new Query(
            List.of(), now.minus(Duration.ofDays(3_000)), now, Interval.HOUR, ZONES.getFirst()),
        "/interval");
    assertThat(
            report(new Query(List.of(), Instant.MIN, Instant.MAX, null, ZONES.getFirst())).total())
        .isEqualTo(Figures.ZERO);
  }

  private void assertRefused(Query query, String pointer) {
    assertThatThrownBy(() -> report(query))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refusal -> assertThat(refusal.mistakes().getFirst().pointer()).isEqualTo(pointer));
  }

  private Report report(Query query) {
    return spending.report(tenant.organization(), query).block(PATIENCE);
  }

  private void store(List<UsageEvent> events) throws IOException, InterruptedException {
    try (Ledgers ledger = new Ledgers(stores)) {
      ledger.store(events);
    }
  }

  private UsageEvent at(Instant time) {
    return Events.succeeded(
        tenant,
        new java.util.UUID(
            time.toEpochMilli() << 16 | 0x7000L, new Random().nextLong() >>> 2 | 1L << 63),
        time.truncatedTo(ChronoUnit.MICROS));
  }

  private static Query everything() {
    return everything(List.of(Dimension.values()));
  }

  private static Query everything(List<Dimension> groupBy) {
    return new Query(
        groupBy,
        Instant.now().minus(SPAN.multipliedBy(2)),
        Instant.now().plus(SPAN),
        null,
        ZONES.getFirst(),
        null,
        TAG);
  }

  /** Any time, aligned to nothing, by anything, in any zone. */
  private static Query query(Random random) {
    Instant from = Instant.now().minusSeconds(random.nextInt((int) SPAN.toSeconds() * 5 / 4));
    List<Dimension> groupBy =
        Stream.of(Dimension.values()).filter(_ -> random.nextInt(3) == 0).toList();
    Interval[] intervals = Interval.values();
    Interval interval = random.nextBoolean() ? null : intervals[random.nextInt(intervals.length)];
    return new Query(
        groupBy,
        from,
        from.plusSeconds(1 + random.nextInt((int) SPAN.toSeconds())),
        interval,
        ZONES.get(random.nextInt(ZONES.size())),
        null,
        TAG);
  }

  private List<UsageEvent> random(Random random, int count) {
    List<Tenant> teams = List.of(tenant, tenant.team("research"), tenant.team("ops"));
    return Stream.generate(() -> Events.random(random, teams.get(random.nextInt(3)), SPAN))
        .map(event -> Events.labelled(event, labels(random)))
        .limit(count)
        .toList();
  }

  private static CallLabels labels(Random random) {
    return new CallLabels(
        random.nextInt(3) == 0 ? Map.of("plan", "pro") : Map.of(TAG, "f" + random.nextInt(3)),
        null,
        random.nextInt(3) == 0 ? null : "user-" + random.nextInt(5),
        random.nextInt(2) == 0 ? null : "session-" + random.nextInt(9));
  }

  private static List<UsageEvent> within(List<UsageEvent> events, Query query) {
    return events.stream().filter(during(query.from(), query.to())).toList();
  }

  private static List<Booking> within(List<UsageEvent> events, Query query, Row row) {
    return within(events, query).stream()
        .flatMap(event -> Booking.of(event).stream())
        .filter(booking -> booking.isIn(row, query))
        .toList();
  }

  private static Predicate<UsageEvent> during(Instant from, Instant to) {
    return event ->
        !event.timing().startedAt().isBefore(from) && event.timing().startedAt().isBefore(to);
  }

  private static Figures figures(Collection<UsageEvent> events) {
    return Booking.sum(events.stream().map(Booking::whole).toList());
  }

  private Figures rolledUp() {
    return summed(
        "requests", "failed", "unpriced", "unpriced_attempts", "cost_nano", "spend_quarter_hour");
  }

  private Figures logged() {
    return summed(
        "1",
        "(outcome in ('FAILED', 'INTERRUPTED', 'REJECTED'))::int",
        "(unpriced_attempts > 0)::int",
        "unpriced_attempts",
        "coalesce(cost_nano, 0)",
        "usage_event");
  }

  private Figures summed(
      String requests, String failed, String unpriced, String attempts, String cost, String table) {
    Map<String, Object> sums =
        stores
            .rows(
                """
                select sum(%s)::bigint as requests, sum(%s)::bigint as failed,
                  sum(%s)::bigint as unpriced, sum(%s)::bigint as attempts,
                  sum(input_tokens)::bigint as input_tokens,
                  sum(output_tokens)::bigint as output_tokens, sum(%s)::bigint as cost
                from %s where organization_id = '%s'"""
                    .formatted(
                        requests, failed, unpriced, attempts, cost, table, tenant.organization()))
            .getFirst();
    Function<String, Long> sum = name -> (Long) sums.get(name);
    return new Figures(
        sum.apply("requests"),
        sum.apply("failed"),
        sum.apply("unpriced"),
        sum.apply("attempts"),
        sum.apply("input_tokens"),
        sum.apply("output_tokens"),
        sum.apply("cost"));
  }
}
