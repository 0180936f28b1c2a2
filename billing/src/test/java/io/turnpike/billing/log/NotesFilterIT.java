package io.turnpike.billing.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.CacheStatus;
import io.turnpike.billing.GuardrailAction;
import io.turnpike.billing.ListedNotes;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.LogRow;
import io.turnpike.billing.RequestLogs;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cache and guardrails did is in every row, and finds it. */
class NotesFilterIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Tenant tenant = Tenant.create();
  private final RequestLogs logs =
      new PostgresRequestLogs(new LogQueries(stores.database()), stores.announcements());
  private Ledgers ledger;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    ledger = new Ledgers(stores);
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
  }

  /** The first batch after a start is sifted, the second is not. */
  @Test
  void rowsTellItWhicheverWayTheyCame() throws InterruptedException {
    List<DecisionNote> notes =
        List.of(guarded("redact"), cached("semantic-hit", 0.971235), guarded("flag"));
    stored(notes);
    stored(notes);

    assertThat(rows(null, null))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.notes()).isEqualTo(ListedNotes.of(notes)));
  }

  @Test
  void eachStatusAndActionFindsItsRequestsAndNoOthers() throws InterruptedException {
    UUID hit = stored(List.of(cached("hit", -1)));
    UUID alike = stored(List.of(cached("semantic-hit", 0.97), guarded("observed")));
    UUID miss = stored(List.of(guarded("deny"), cached("miss", -1)));
    UUID bypass = stored(List.of(cached("bypass", -1), guarded("flag"), guarded("redact")));
    stored(List.of());

    assertThat(found(CacheStatus.HIT, null)).containsExactly(hit);
    assertThat(found(CacheStatus.SEMANTIC_HIT, null)).containsExactly(alike);
    assertThat(found(CacheStatus.MISS, null)).containsExactly(miss);
    assertThat(found(CacheStatus.BYPASS, null)).containsExactly(bypass);
    assertThat(found(null, GuardrailAction.OBSERVED)).containsExactly(alike);
    assertThat(found(null, GuardrailAction.DENY)).containsExactly(miss);
    assertThat(found(null, GuardrailAction.REDACT)).containsExactly(bypass);
    assertThat(found(null, GuardrailAction.FLAG)).isEmpty();
    assertThat(found(CacheStatus.MISS, GuardrailAction.DENY)).containsExactly(miss);
    assertThat(found(CacheStatus.HIT, GuardrailAction.DENY)).isEmpty();
    assertThat(found(null, null)).hasSize(5);
  }

  @Test
  void liveRowsAreThoseOfTheFilterToo() throws InterruptedException {
    UUID first = stored(List.of());
    UUID denied = stored(List.of(guarded("deny")));

    LogRow row =
        logs.live(tenant.organization(), filter(null, GuardrailAction.DENY), first)
            .flatMapMany(rows -> rows)
            .blockFirst(PATIENCE);

    assertThat(row.requestId()).isEqualTo(denied);
    assertThat(row.notes().guardrails().strictest()).isEqualTo(GuardrailAction.DENY);
  }

  @Test
  void anEarlierReleasesRowsTellNothing() throws InterruptedException {
    stored(List.of(cached("hit", -1), guarded("deny")));
    stores.sql(
        """
        update usage_event set cache_status = null, cache_entry = null, cache_saved_nano = null,
          cache_saved_micros = null, guardrail = null, guardrail_notes = null
        where organization_id = '%s'"""
            .formatted(tenant.organization()));

    assertThat(rows(null, null))
        .singleElement()
        .satisfies(row -> assertThat(row.notes()).isEqualTo(ListedNotes.NONE));
  }

  /** The planner takes an index only if the filter implies what the index holds. */
  @Test
  void eachIsLookedUpInAnIndexOfItsOwn() {
    assertThat(plan(filter(CacheStatus.HIT, null)))
        .contains("organization_id_id_idx")
        .doesNotContain("Seq Scan");
    assertThat(plan(filter(null, GuardrailAction.DENY)))
        .contains("organization_id_id_idx")
        .doesNotContain("Seq Scan", "strpos");
  }

  private String plan(LogFilter filter) {
    Conditions conditions = new Conditions(tenant.organization().value()).matching(filter);
    String sql = "explain select id from usage_event where " + conditions.sql();
    return String.join(
        "\n",
        stores
            .database()
            .within(
                tenant.organization().value(),
                client ->
                    client
                        .sql("set local enable_seqscan = off")
                        .then()
                        .thenMany(
                            conditions
                                .bindTo(client.sql(sql + " order by id desc limit 50"))
                                .map(row -> row.get(0, String.class))
                                .all()))
            .collectList()
            .block(PATIENCE));
  }

  private UUID stored(List<DecisionNote> notes) throws InterruptedException {
    UsageEvent event = Events.noted(Events.succeeded(tenant), notes);
    ledger.store(event);
    return event.id();
  }

  private List<UUID> found(@Nullable CacheStatus cache, @Nullable GuardrailAction guardrail) {
    return rows(cache, guardrail).stream().map(LogRow::requestId).toList();
  }

  private List<LogRow> rows(@Nullable CacheStatus cache, @Nullable GuardrailAction guardrail) {
    return logs.page(tenant.organization(), filter(cache, guardrail), null, 10)
        .block(PATIENCE)
        .rows();
  }

  private static LogFilter filter(
      @Nullable CacheStatus cache, @Nullable GuardrailAction guardrail) {
    return new LogFilter(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        CallLabels.NONE,
        cache,
        guardrail);
  }

  private static Cached cached(String status, double similarity) {
    return new Cached("", status, "0a1b2c3d", 4_200, 31_500, 812_000, similarity, null);
  }

  private static Guarded guarded(String action) {
    return new Guarded("/0", "input", null, "pii", "fail", action, "email 1", "/messages/0");
  }
}
