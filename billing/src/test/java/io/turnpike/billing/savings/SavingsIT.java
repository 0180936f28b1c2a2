package io.turnpike.billing.savings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.billing.savings.Savings.Dimension;
import io.turnpike.billing.savings.Savings.Figures;
import io.turnpike.billing.savings.Savings.NearMiss;
import io.turnpike.billing.savings.Savings.Report;
import io.turnpike.billing.savings.Savings.Row;
import io.turnpike.billing.savings.Savings.TopEntry;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import io.turnpike.routing.usage.UsageEvent.Who;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SavingsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration DAY = Duration.ofDays(1);

  private final Tenant tenant = Tenant.create();
  private final Savings savings = new PostgresSavings(stores.database());
  private final Instant now = Events.now();
  private Ledgers ledger;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    ledger = new Ledgers(stores);
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
  }

  @Test
  void addsUpByConfigTeamAndModel() throws InterruptedException {
    store(call("main", "a", "gpt", hit("e1", 300, 2_000_000)));
    store(call("main", "b", "gpt", hit("e1", 300, 1_000_000)));
    store(call("inline:0a1b", "b", "claude", semanticHit("e2", 900, 500_000)));
    store(call("inline:0c2d", "b", "claude", miss("e3", null)));
    store(call(null, "b", "claude", new Cached("", "bypass", "", -1, 0, 0, -1, "no_store")));
    store(Events.succeeded(tenant));

    Report report = lastDay();

    assertThat(report.total()).isEqualTo(new Figures(4, 3, 1, 0, 1_500, 3_500_000));
    assertThat(report.total().hitRate()).isEqualTo(0.75);
    assertThat(report.by(Dimension.CONFIG))
        .containsExactly(
            new Row("inline:", new Figures(2, 1, 1, 0, 900, 500_000)),
            new Row("main", new Figures(2, 2, 0, 0, 600, 3_000_000)));
    assertThat(report.by(Dimension.TEAM))
        .containsExactly(
            new Row("b", new Figures(3, 2, 1, 0, 1_200, 1_500_000)),
            new Row("a", new Figures(1, 1, 0, 0, 300, 2_000_000)));
    assertThat(report.by(Dimension.MODEL)).extracting(Row::name).containsExactly("claude", "gpt");
  }

  @Test
  void nothingLookedForIsNothingSaved() throws InterruptedException {
    store(Events.succeeded(tenant));

    Report report = lastDay();

    assertThat(report.total()).isEqualTo(Figures.ZERO);
    assertThat(report.total().hitRate()).isZero();
    assertThat(report.groups()).isEmpty();
    assertThat(report.topEntries()).isEmpty();
    assertThat(report.nearMisses()).isEmpty();
  }

  @Test
  void anAnswerWithoutAPriceMakesTheSumAtLeast() throws InterruptedException {
    store(call("main", "a", "gpt", hit("e1", -1, 10)));
    store(call("main", "a", "gpt", hit("e2", 5, 10)));

    Report report = lastDay();

    assertThat(report.total()).isEqualTo(new Figures(2, 2, 0, 1, 5, 20));
    assertThat(report.total().complete()).isFalse();
    assertThat(report.topEntries()).extracting(TopEntry::complete).containsExactly(true, false);
  }

  @Test
  void entriesThatSavedMostComeFirstWithTheirLastRequest() throws InterruptedException {
    store(call("main", "a", "gpt", hit("often", 100, 1)));
    UsageEvent last = call("other", "a", "gpt-2", hit("often", 100, 1));
    store(last);
    store(call("main", "a", "gpt", hit("dear", 500, 1)));
    for (int i = 0; i < Savings.MOST_LISTED; i++) {
      store(call("main", "a", "gpt", hit("cheap-" + i, 1, 1)));
    }

    List<TopEntry> top = lastDay().topEntries();

    assertThat(top).hasSize(Savings.MOST_LISTED);
    assertThat(top).extracting(TopEntry::entry).startsWith("dear", "often", "cheap-0");
    assertThat(top.get(1))
        .isEqualTo(
            new TopEntry(
                "often", "gpt-2", "other", 2, 200, true, last.timing().startedAt(), last.id()));
  }

  @Test
  void nearMissesAreTheMostAlikeWithTheirReason() throws InterruptedException {
    UsageEvent far = call("main", "a", "gpt", near("e1", 0.91, "threshold"));
    UsageEvent close = call("main", "a", "gpt", near("e2", 0.98, "numbers"));
    store(far);
    store(close);
    store(call("main", "a", "gpt", miss("e3", "guardrails")));
    store(call("main", "a", "gpt", semanticHit("e4", 1, 1)));

    assertThat(lastDay().nearMisses())
        .containsExactly(
            new NearMiss(
                close.id(), close.timing().startedAt(), "e2", 0.98, "numbers", "gpt", "main"),
            new NearMiss(
                far.id(), far.timing().startedAt(), "e1", 0.91, "threshold", "gpt", "main"));
  }

  @Test
  void onlyTheTimeAskedForCounts() throws InterruptedException {
    Instant begin = now.minus(Duration.ofMinutes(30));
    store(at(begin.minusMillis(1), hit("e1", 1, 1)));
    store(at(begin, hit("e2", 10, 1)));
    store(at(begin.plusSeconds(60), hit("e3", 100, 1)));

    Report report = report(begin, begin.plusSeconds(60));

    assertThat(report.total().savedNanoUsd()).isEqualTo(10);
    assertThat(report.topEntries()).extracting(TopEntry::entry).containsExactly("e2");
  }

  @Test
  void anotherOrganizationSeesNothing() throws InterruptedException {
    store(call("main", "a", "gpt", hit("e1", 300, 1)));
    store(call("main", "a", "gpt", near("e1", 0.9, "threshold")));

    Report report = report(Tenant.create(), now.minus(DAY), now.plus(DAY));

    assertThat(report.total()).isEqualTo(Figures.ZERO);
    assertThat(report.topEntries()).isEmpty();
    assertThat(report.nearMisses()).isEmpty();
  }

  @Test
  void rowsThatAreNotKeptAreNotAskedFor() {
    Report report = report(now.minus(Duration.ofDays(92)), now);

    assertThat(report.from()).isAfter(now.minus(Duration.ofDays(92)));
    assertThat(report.from()).isBefore(now.minus(Duration.ofDays(89)));
    Report gone = report(now.minus(Duration.ofDays(300)), now.minus(Duration.ofDays(290)));
    assertThat(gone.from()).isEqualTo(gone.to());
  }

  @Test
  void aTimeThatIsNoneOrTooLongIsRefused() {
    assertThat(refusal(now, now)).contains("must be before");
    assertThat(refusal(now.minus(Duration.ofDays(94)), now)).contains("at most 93 days");
  }

  /** Whatever is saved, the books say nothing of it. */
  @Test
  void savingsAreNeverSpent() throws InterruptedException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long saved = 0;
    for (int i = 0; i < 40; i++) {
      long each = random.nextLong(1_000_000_000);
      saved += each;
      store(call("main", "a", "gpt", hit("e" + random.nextInt(9), each, 1)));
    }

    assertThat(lastDay().total().savedNanoUsd()).as("seed %d", seed).isEqualTo(saved);
    Map<String, Object> spent =
        stores
            .rows(
                """
                select coalesce(sum(cost_nano), 0)::bigint as cost, sum(requests)::bigint as requests
                from spend_quarter_hour where organization_id = '%s'"""
                    .formatted(tenant.organization()))
            .getFirst();
    assertThat(spent).containsEntry("cost", 0L).containsEntry("requests", 40L);
  }

  /** The planner takes an index only if the statement implies what the index holds. */
  @Test
  void rowsThatLookedForNothingAreNotRead() {
    assertThat(plan(SavingsSql.FIGURES)).contains("organization_id_id_idx");
    assertThat(plan(SavingsSql.TOP)).contains("organization_id_id_idx");
    assertThat(plan(SavingsSql.NEAR)).contains("organization_id_id_idx");
  }

  private String plan(String sql) {
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
                            new SavingsTable(client, tenant.organization(), now.minus(DAY), now)
                                .rows(
                                    "explain " + sql,
                                    row -> String.valueOf(row.get(0, String.class)))))
            .collectList()
            .block(PATIENCE));
  }

  private String refusal(Instant from, Instant to) {
    return catchThrowableOfType(InvalidInput.class, () -> report(from, to))
        .mistakes()
        .getFirst()
        .message();
  }

  private Report lastDay() {
    return report(now.minus(DAY), now.plus(DAY));
  }

  private Report report(Instant from, Instant to) {
    return report(tenant, from, to);
  }

  private Report report(Tenant whose, Instant from, Instant to) {
    return savings.report(whose.organization(), from, to).block(PATIENCE);
  }

  private void store(UsageEvent event) throws InterruptedException {
    ledger.store(event);
  }

  private UsageEvent at(Instant time, DecisionNote note) {
    return call(time, "main", "a", "gpt", note);
  }

  private UsageEvent call(@Nullable String config, String team, String model, DecisionNote note) {
    return call(now, config, team, model, note);
  }

  private UsageEvent call(
      Instant time, @Nullable String config, String team, String model, DecisionNote note) {
    UsageEvent event = Events.succeeded(tenant);
    Who who = event.who();
    List<DecisionNote> notes = new ArrayList<>(event.decided().notes());
    notes.add(note);
    return new UsageEvent(
        TimeOrderedId.next(),
        new Who(who.organization(), who.team(), team, who.key(), who.keyName()),
        new Asked(config, 0, "chat/completions", true, model),
        event.labels(),
        new Decided("cache:hit", notes),
        List.of(),
        new Served(new Upstream("acme", model), Outcome.SUCCEEDED, 200, null),
        Bill.NOTHING,
        new Timing(time, 10, 10));
  }

  private static Cached hit(String entry, long saved, long micros) {
    return new Cached("", "hit", entry, 12, saved, micros, -1, null);
  }

  private static Cached semanticHit(String entry, long saved, long micros) {
    return new Cached("", "semantic-hit", entry, 12, saved, micros, 0.97, null);
  }

  private static Cached miss(String entry, @Nullable String reason) {
    return new Cached("", "miss", entry, -1, 0, 0, -1, reason);
  }

  private static Cached near(String entry, double similarity, String reason) {
    return new Cached("", "miss", entry, -1, 0, 0, similarity, reason);
  }
}
