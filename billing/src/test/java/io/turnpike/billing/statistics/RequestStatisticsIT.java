package io.turnpike.billing.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.billing.spend.Spending.Interval;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.billing.statistics.RequestStatistics.Quantiles;
import io.turnpike.billing.statistics.RequestStatistics.Report;
import io.turnpike.billing.statistics.RequestStatistics.Row;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequestStatisticsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String HOLDER =
      " from pg_locks where granted and mode = 'AccessExclusiveLock'"
          + " and relation = 'usage_event'::regclass"
          + " and database = (select oid from pg_database where datname = current_database())";

  private final Tenant tenant = Tenant.create();

  /** After all events, which are made a little later than this is. */
  private final Instant now = Events.now().plus(Duration.ofMinutes(10));

  @Test
  void countsOutcomesAndTakesQuantilesOfWhatSucceeded() throws Exception {
    long seed = System.nanoTime();
    List<UsageEvent> events = random(new Random(seed), 900);
    store(events);

    Report report = report(tenant, now.minus(Duration.ofDays(3)), now);

    assertSameAs(report.all(), events, seed);
    assertThat(report.partial()).isFalse();
    for (Row row : report.intervals()) {
      assertSameAs(row, events.stream().filter(event -> isIn(event, row)).toList(), seed);
    }
    assertThat(report.intervals()).extracting(Row::requests).doesNotContain(0L);
    assertThat(report.intervals().stream().mapToLong(Row::requests).sum()).isEqualTo(900);
  }

  @Test
  void anotherTimeAndAnotherTenantHaveNone() throws Exception {
    store(random(new Random(1), 20));

    Report before = report(tenant, now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(8)));
    Report stranger = report(Tenant.create(), now.minus(Duration.ofDays(3)), now);

    assertThat(before.all()).isEqualTo(new Row(null, 0, 0, 0, 0, 0, null, null));
    assertThat(before.intervals()).isEmpty();
    assertThat(stranger.all().requests()).isZero();
  }

  @Test
  void thereAreNoneWhereThatWouldTakeTooLong() throws Exception {
    store(random(new Random(2), 5));
    CompletableFuture<Void> lock =
        CompletableFuture.runAsync(
            () ->
                stores.sql(
                    "begin; lock table usage_event in access exclusive mode;"
                        + " select pg_sleep(60); commit"));
    await().atMost(PATIENCE).until(() -> !stores.rows("select 1 as held" + HOLDER).isEmpty());

    Query query = query(now.minus(Duration.ofDays(3)), now);
    assertThat(statistics().report(tenant.organization(), query).blockOptional(PATIENCE)).isEmpty();

    stores.rows("select pg_terminate_backend(pid) as ended" + HOLDER);
    assertThat(lock).failsWithin(PATIENCE);
    assertThat(report(tenant, now.minus(Duration.ofDays(3)), now).all().requests()).isEqualTo(5);
  }

  private static void assertSameAs(Row row, List<UsageEvent> events, long seed) {
    assertThat(row)
        .as("seed %d, %s", seed, row.start())
        .isEqualTo(
            new Row(
                row.start(),
                events.size(),
                count(events, is(Outcome.FAILED)),
                count(events, is(Outcome.INTERRUPTED)),
                count(events, is(Outcome.REJECTED)),
                count(events, RequestStatisticsIT::rescued),
                quantiles(events, event -> event.timing().firstTokenMicros()),
                quantiles(events, event -> event.timing().totalMicros())));
  }

  private static boolean rescued(UsageEvent event) {
    return event.served().outcome() == Outcome.SUCCEEDED
        && event.attempts().size() > 1
        && event.attempts().stream().anyMatch(attempt -> attempt.failure() != null);
  }

  private static long count(List<UsageEvent> events, Predicate<UsageEvent> which) {
    return events.stream().filter(which).count();
  }

  private static Predicate<UsageEvent> is(Outcome outcome) {
    return event -> event.served().outcome() == outcome;
  }

  /** By nearest rank. */
  private static Quantiles quantiles(List<UsageEvent> events, ToLongFunction<UsageEvent> time) {
    List<Long> sorted =
        events.stream()
            .filter(is(Outcome.SUCCEEDED))
            .map(time::applyAsLong)
            .filter(micros -> micros >= 0)
            .sorted()
            .toList();
    return sorted.isEmpty()
        ? null
        : new Quantiles(ranked(sorted, 50), ranked(sorted, 95), ranked(sorted, 99));
  }

  private static long ranked(List<Long> sorted, int percent) {
    return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
  }

  private static boolean isIn(UsageEvent event, Row row) {
    return event
        .timing()
        .startedAt()
        .atZone(KOLKATA)
        .toLocalDate()
        .equals(row.start().plusSeconds(1).atZone(KOLKATA).toLocalDate());
  }

  private List<UsageEvent> random(Random random, int count) {
    List<UsageEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(timed(Events.random(random, tenant, Duration.ofDays(2)), random));
    }
    return events;
  }

  private static UsageEvent timed(UsageEvent event, Random random) {
    long first = random.nextInt(5) == 0 ? -1 : random.nextInt(900_000);
    Timing timing =
        new Timing(event.timing().startedAt(), first, 900_000 + random.nextInt(900_000));
    return new UsageEvent(
        event.id(),
        event.who(),
        event.asked(),
        event.labels(),
        event.decided(),
        event.attempts(),
        event.served(),
        event.bill(),
        timing);
  }

  private Report report(Tenant of, Instant from, Instant to) {
    return statistics().report(of.organization(), query(from, to)).block(PATIENCE);
  }

  private static PostgresRequestStatistics statistics() {
    return new PostgresRequestStatistics(stores.database());
  }

  private static Query query(Instant from, Instant to) {
    return new Query(List.of(), from, to, Interval.DAY, KOLKATA);
  }

  private void store(List<UsageEvent> events) throws Exception {
    try (Ledgers ledger = new Ledgers(stores)) {
      ledger.store(events);
    }
  }
}
