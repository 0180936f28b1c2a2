package io.turnpike.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.turnpike.billing.Ledger.Filter;
import io.turnpike.billing.LedgerEntry;
import io.turnpike.billing.LedgerEntry.Kind;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.billing.testing.Today;
import io.turnpike.billing.testing.Tries;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import java.io.IOException;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;

/** What stands in the books after usage was shipped. */
class LedgerIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Tenant tenant = Tenant.create();
  private final PostgresLedger ledger = new PostgresLedger(stores.database());

  @Test
  void booksAgreeWithRowsAndRollUpsWhateverComesTwice() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Tenant> teams = List.of(tenant, tenant.team("search"), Tenant.create());
    List<UsageEvent> events =
        Stream.generate(
                () -> Events.random(random, teams.get(random.nextInt(3)), Duration.ofDays(3)))
            .limit(700)
            .toList();
    List<UsageEvent> twice = new ArrayList<>(events);
    twice.addAll(events.subList(100, 400));
    Collections.shuffle(twice, random);
    store(twice);
    for (Tenant each : List.of(tenant, teams.getLast())) {
      Map<String, Object> rows = sums("usage_event", "count(*)", FAILED, each);
      assertThat(rows).as("seed %d", seed).containsEntry("requests", count(events, each));
      assertThat(sums("spend_quarter_hour", "sum(requests)", "sum(failed)", each)).isEqualTo(rows);
      assertThat(posted("ledger_entry", each)).as("seed %d", seed).isEqualTo(rows);
      assertThat(posted("ledger_total", each)).isEqualTo(rows);
    }
    assertThat(stores.rows(TEAMS.formatted("spend_quarter_hour", tenant.organization())))
        .isEqualTo(stores.rows(TEAMS.formatted("ledger_entry", tenant.organization())));
  }

  private static final String FAILED =
      "count(*) filter (where outcome in ('FAILED', 'INTERRUPTED', 'REJECTED'))";

  private static final String TEAMS =
      """
      select quarter, team, provider, sum(cost)::text as cost, sum(requests)::text as requests
      from (select *, coalesce(to_jsonb(t) ->> 'cost_nano', to_jsonb(t) ->> 'amount_nano')::numeric as cost
        from %s as t where organization_id = '%s') as used
      group by 1, 2, 3 order by 1, 2, 3""";

  @Test
  void anEntryIsMadeForEachProviderThatWasPaidInABatch() throws Exception {
    UsageEvent event =
        Events.tried(
            tenant,
            Tries.paid(1, "openai-eu", "o9", TokenUsage.of(700, 30), new Cost(9_000, "p@1")),
            Tries.paid(2, "acme", "o9", TokenUsage.of(40, 2), null));
    store(List.of(event));
    assertThat(entries())
        .extracting(
            LedgerEntry::provider,
            LedgerEntry::requests,
            LedgerEntry::unpricedAttempts,
            LedgerEntry::amountNanoUsd)
        .containsExactlyInAnyOrder(tuple("acme", 1L, 1L, 0L), tuple("openai-eu", 0L, 0L, 9_000L));
    assertThat(entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.kind()).isEqualTo(Kind.USAGE);
              assertThat(Duration.between(entry.quarter(), event.timing().startedAt()))
                  .isBetween(Duration.ZERO, Duration.ofMinutes(15));
            });
  }

  @Test
  void whatBelongsToAClosedMonthGoesOnTheNextStatement() throws Exception {
    YearMonth before = YearMonth.from(Today.in(ZoneOffset.UTC)).minusMonths(1);
    Instant then = before.atDay(3).atStartOfDay(ZoneOffset.UTC).toInstant();
    store(List.of(Events.succeeded(tenant, idAt(then), then)));
    closed(before);
    store(List.of(Events.succeeded(tenant, idAt(then), then)));
    assertThat(entries())
        .extracting(LedgerEntry::month, LedgerEntry::origin)
        .containsExactly(tuple(before.plusMonths(1), before), tuple(before, before));
  }

  @Test
  void aCorrectedPriceIsAnEntryOfItsOwn() throws Exception {
    store(List.of(Events.succeeded(tenant)));
    UUID correction = UUID.randomUUID();
    stores
        .database()
        .across(client -> adjust(client, adjustment(correction, -50_000)))
        .blockLast(PATIENCE);
    adjustBlocking(adjustment(UUID.randomUUID(), 7));
    assertThat(entries())
        .extracting(LedgerEntry::kind, LedgerEntry::amountNanoUsd)
        .containsExactly(
            tuple(Kind.RERATING, 7L), tuple(Kind.RERATING, -50_000L), tuple(Kind.USAGE, 450_000L));
    assertThat(entries().get(1).reference()).isEqualTo(correction.toString());
  }

  @Test
  void nothingThatIsPostedCanBeChanged() throws Exception {
    store(List.of(Events.succeeded(tenant)));
    for (String change :
        List.of("delete from ledger_entry", "update ledger_entry set amount_nano = 0")) {
      assertThatThrownBy(() -> stores.sql(change)).hasStackTraceContaining("append-only");
      assertThatThrownBy(
              () ->
                  stores.database().across(client -> client.sql(change).then()).blockLast(PATIENCE))
          .hasStackTraceContaining("permission denied");
    }
  }

  @Test
  void aTenantSeesOnlyItsOwnBooks() throws Exception {
    store(List.of(Events.succeeded(Tenant.create())));
    assertThat(entries()).isEmpty();
    assertThat(
            stores
                .database()
                .within(
                    tenant.organization().value(),
                    client ->
                        client
                            .sql("select organization_id from ledger_total")
                            .map(row -> row.get(0, UUID.class))
                            .all())
                .collectList()
                .block(PATIENCE))
        .isEmpty();
  }

  @Test
  void pagesFollowOneAnother() throws Exception {
    for (String team : List.of("a", "b", "c")) {
      store(List.of(Events.succeeded(tenant.team(team))));
    }
    List<LedgerEntry> first = entries(new Filter(null, null, null, null, 2));
    assertThat(first).extracting(LedgerEntry::team).containsExactly("c", "b");
    assertThat(entries(new Filter(null, null, null, first.getLast().id(), 2)))
        .extracting(LedgerEntry::team)
        .containsExactly("a");
    assertThat(entries(new Filter(YearMonth.of(2020, 1), null, null, null, 2))).isEmpty();
    assertThat(entries(new Filter(null, "b", "acme", null, 2)))
        .extracting(LedgerEntry::team)
        .containsExactly("b");
  }

  private static org.reactivestreams.Publisher<Void> adjust(
      DatabaseClient client, Adjustment adjustment) {
    return LedgerPostings.adjust(client, List.of(adjustment));
  }

  private void adjustBlocking(Adjustment adjustment) throws SQLException {
    try (Connection open = stores.database().openBlocking()) {
      LedgerPostings.adjust(open, List.of(adjustment));
      open.commit();
    }
  }

  private Adjustment adjustment(UUID id, long delta) {
    return new Adjustment(
        tenant.organization(), id, Instant.now(), "default", "acme", BigInteger.valueOf(delta));
  }

  private void closed(YearMonth month) {
    stores.sql(
        """
        insert into statement (organization_id, month, number, closed_by, document, sha256)
        values ('%s', '%s', '%s', 'test', '{}', encode(sha256('{}'), 'hex'))"""
            .formatted(tenant.organization(), month.atDay(1), tenant.organization() + "/" + month));
  }

  private List<LedgerEntry> entries() {
    return entries(new Filter(null, null, null, null, 100));
  }

  private List<LedgerEntry> entries(Filter filter) {
    return ledger.entries(tenant.organization(), filter).collectList().block(PATIENCE);
  }

  private static Map<String, Object> posted(String table, Tenant tenant) {
    return sums(table, "sum(requests)", "sum(failed)", tenant);
  }

  private static Map<String, Object> sums(
      String table, String requests, String failed, Tenant tenant) {
    String cost = table.startsWith("ledger") ? "amount_nano" : "cost_nano";
    return stores
        .rows(
            "select %s::bigint as requests, %s::bigint as failed, sum(%s)::text as cost,"
                .concat(" sum(unpriced_attempts)::bigint as unpriced")
                .concat(" from %s where organization_id = '%s'")
                .formatted(requests, failed, cost, table, tenant.organization()))
        .getFirst();
  }

  private static long count(List<UsageEvent> events, Tenant tenant) {
    return events.stream()
        .filter(each -> each.who().organization().equals(tenant.organization()))
        .count();
  }

  private static UUID idAt(Instant time) {
    return new UUID(time.toEpochMilli() << 16 | 0x7000L, new Random().nextLong() >>> 2 | 1L << 63);
  }

  private static void store(List<UsageEvent> events) throws IOException, InterruptedException {
    try (Ledgers shipped = new Ledgers(stores)) {
      shipped.store(events);
    }
  }
}
