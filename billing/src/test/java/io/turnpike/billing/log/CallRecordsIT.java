package io.turnpike.billing.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.billing.CallRecords.CallRecord;
import io.turnpike.billing.CallRecords.Page;
import io.turnpike.billing.CallRecords.Span;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class CallRecordsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MANY = 10_000;

  private final Tenant tenant = Tenant.create();
  private final CountedDatabase database = new CountedDatabase(stores.database());
  private final PostgresCallRecords records = new PostgresCallRecords(new LogQueries(database));

  @Test
  void allRowsComeNewestFirstWithTheirLabelsHoweverManyPagesTheyAre() throws Exception {
    List<UsageEvent> events = succeeded(2_200);
    store(events);
    List<CallRecord> found =
        records.newestFirst(tenant.organization(), LogFilter.ALL).collectList().block(PATIENCE);
    assertThat(found)
        .extracting(each -> each.row().requestId())
        .containsExactlyElementsOf(ids(events.reversed()));
    assertThat(found.getFirst().labels()).isEqualTo(events.getLast().labels());
    assertThat(found.getFirst().row().bill()).isEqualTo(events.getLast().bill());
  }

  @Test
  void rowsThatArriveMeanwhileAreLeftOut() throws Exception {
    List<UsageEvent> events = succeeded(1_300);
    UsageEvent before =
        Events.succeeded(
            tenant, older(events.getFirst().id()), events.getFirst().timing().startedAt());
    store(events);
    Flux<CallRecord> all = records.newestFirst(tenant.organization(), LogFilter.ALL);
    StepVerifier.create(all.map(each -> each.row().requestId()), 1)
        .expectNext(events.getLast().id())
        .then(() -> storeQuietly(before))
        .thenRequest(Long.MAX_VALUE)
        .expectNextSequence(ids(events.reversed()).subList(1, 1_300))
        .expectComplete()
        .verify(PATIENCE);
  }

  /** So a file of millions of rows needs no more memory than one of a thousand. */
  @Test
  void noMoreIsReadThanIsAskedForAndNothingAfterTheClientHasLeft() {
    many();
    Flux<CallRecord> all = records.newestFirst(tenant.organization(), LogFilter.ALL);
    StepVerifier.create(all, 0)
        .thenRequest(700)
        .expectNextCount(700)
        .then(() -> assertThat(database.count()).isBetween(2, 4))
        .thenCancel()
        .verify(PATIENCE);
    int read = database.count();
    assertThat(all.count().block(PATIENCE)).isEqualTo(MANY);
    assertThat(database.count() - read).as("all of it").isGreaterThan(MANY / 1_000);
  }

  @Test
  void recordsInOrderOfArrivalGoOnFromACursorWithoutGapOrRepetition() throws Exception {
    List<UsageEvent> events = succeeded(450);
    store(events.subList(200, 450));
    store(events.subList(0, 200));
    Span span = new Span(Instant.now().minusSeconds(3_600), null);
    List<UUID> paged = new ArrayList<>();
    Page page = records.page(tenant.organization(), span, null, 200).block(PATIENCE);
    while (true) {
      page.records().forEach(each -> paged.add(each.row().requestId()));
      if (page.nextCursor() == null) {
        break;
      }
      page = records.page(tenant.organization(), span, page.nextCursor(), 200).block(PATIENCE);
    }
    List<UUID> arrived = new ArrayList<>(ids(events.subList(200, 450)));
    arrived.addAll(ids(events.subList(0, 200)));
    assertThat(paged).isEqualTo(arrived);
    assertThat(records.inOrder(tenant.organization(), span).collectList().block(PATIENCE))
        .extracting(each -> each.row().requestId())
        .containsExactlyElementsOf(arrived);
  }

  @Test
  void nobodySeesAnothersRecords() throws Exception {
    store(List.of(Events.succeeded(Tenant.create())));
    Span span = new Span(Instant.now().minusSeconds(3_600), null);
    assertThat(records.inOrder(tenant.organization(), span).count().block(PATIENCE)).isZero();
    assertThat(records.newestFirst(tenant.organization(), LogFilter.ALL).count().block(PATIENCE))
        .isZero();
  }

  @Test
  void timesThatAreTooLongOrBackwardsAndOtherCursorsAreRefusedByName() {
    Instant now = Instant.now();
    assertRefused(new Span(now.minus(Duration.ofDays(102)), now), null, "/from");
    assertRefused(new Span(now, now), null, "/from");
    assertRefused(new Span(now.minusSeconds(9), null), "x", "/cursor");
  }

  private void assertRefused(Span span, String cursor, String pointer) {
    assertThatThrownBy(() -> records.page(tenant.organization(), span, cursor, 10).block(PATIENCE))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refusal -> assertThat(refusal.mistakes().getFirst().pointer()).isEqualTo(pointer));
  }

  /** Copies of one row, a second apart, and what they are in the roll-ups. */
  private void many() {
    storeQuietly(Events.succeeded(tenant));
    String own = "organization_id = '%s'".formatted(tenant.organization());
    String columns =
        (String)
            stores
                .rows(
                    """
                    select string_agg(column_name, ', ') as names from information_schema.columns
                    where table_name = 'usage_event'
                      and column_name not in ('id', 'event_day', 'started_at', 'stored_seq')""")
                .getFirst()
                .get("names");
    stores.sql(
        """
        insert into usage_event (id, event_day, started_at, %1$s)
        select made, usage_event_day(made), began, %1$s from (
          select event.*, began,
            (lpad(to_hex((extract(epoch from began) * 1000)::bigint), 12, '0')
              || '70008' || lpad(to_hex(number), 15, '0'))::uuid as made
          from usage_event as event,
            lateral (select number, now() - number * interval '1 second' as began
              from generate_series(1, %2$d) as number) as numbers
          where %3$s) as copies;
        insert into spend_quarter_hour (organization_id, quarter, team, key_id, config, provider,
          model, requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens,
          cost_nano)
        select organization_id, date_bin('15 minutes', started_at, '2000-01-01'), team_slug,
          key_id, 'main', provider, model, count(*), 0, 0, 0, 0, 0, 0
        from usage_event where %3$s group by 1, 2, 3, 4, 5, 6, 7
        on conflict do nothing"""
            .formatted(columns, MANY - 1, own));
  }

  private static UUID older(UUID id) {
    return new UUID(id.getMostSignificantBits() - (1L << 16), id.getLeastSignificantBits());
  }

  private List<UsageEvent> succeeded(int count) {
    return IntStream.range(0, count).mapToObj(_ -> Events.succeeded(tenant)).toList();
  }

  private static List<UUID> ids(List<UsageEvent> events) {
    return events.stream().map(UsageEvent::id).toList();
  }

  private static void storeQuietly(UsageEvent event) {
    try {
      store(List.of(event));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void store(List<UsageEvent> events) throws Exception {
    try (Ledgers ledger = new Ledgers(stores)) {
      ledger.store(events);
    }
  }
}
