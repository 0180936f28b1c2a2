package io.turnpike.billing.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.billing.CacheStatus;
import io.turnpike.billing.GuardrailAction;
import io.turnpike.billing.ListedNotes;
import io.turnpike.billing.ListedNotes.Cache;
import io.turnpike.billing.ListedNotes.Guardrails;
import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.LogRow;
import io.turnpike.billing.RequestLogs;
import io.turnpike.billing.RequestLogs.Page;
import io.turnpike.billing.StatusRange;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Evaluated;
import io.turnpike.routing.usage.DecisionNote.Seen;
import io.turnpike.routing.usage.Decisions;
import io.turnpike.routing.usage.DistinctEvent;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Timing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequestLogsIT {

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

  @Test
  void everyFieldComesBackAsItWasMeasured() throws InterruptedException {
    UsageEvent plain = Events.succeeded(tenant);
    UsageEvent event = Events.noted(plain, Decisions.EVERY_KIND);
    ledger.store(event);
    var entry = logs.find(tenant.organization(), event.id()).block(PATIENCE);
    assertThat(entry.event()).isEqualTo(event);
    assertThat(entry.costLines())
        .containsExactly(
            new CostLine("input", 1_000, 150, 150_000), new CostLine("output", 500, 600, 300_000));
    assertThat(entry.storedAt()).isAfter(event.timing().startedAt());
  }

  @Test
  void noTwoFieldsAreSwapped() throws InterruptedException {
    UsageEvent event = Events.noted(lately(DistinctEvent.EVENT), Decisions.EVERY_KIND);
    LogFilter model = new Filter().model("a model").build();
    ledger.store(event);

    assertThat(logs.find(event.who().organization(), event.id()).block(PATIENCE).event())
        .isEqualTo(event);
    assertThat(logs.page(event.who().organization(), model, null, 1).block(PATIENCE).rows())
        .containsExactly(
            new LogRow(
                event.id(),
                event.who(),
                event.asked(),
                event.attempts().size(),
                event.served(),
                event.bill(),
                event.unpricedAttempts(),
                event.timing(),
                new ListedNotes(
                    new Cache(CacheStatus.MISS, "0a1b2c3d4e5f6071", null, null, null),
                    new Guardrails(GuardrailAction.DENY, 2))));
  }

  /** The same of a day whose rows are kept. */
  private static UsageEvent lately(UsageEvent event) {
    return new UsageEvent(
        TimeOrderedId.next(),
        event.who(),
        event.asked(),
        event.labels(),
        event.decided(),
        event.attempts(),
        event.served(),
        event.bill(),
        new Timing(Events.now(), event.timing().firstTokenMicros(), event.timing().totalMicros()));
  }

  @Test
  void failuresComeBackToo() throws InterruptedException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<UsageEvent> events = random(random, 100);
    ledger.store(events);
    for (UsageEvent event : events) {
      assertThat(logs.find(tenant.organization(), event.id()).block(PATIENCE).event())
          .as("seed %d", seed)
          .isEqualTo(event);
    }
  }

  @Test
  void valuesThatPostgresCannotHoldAreMadeToFit() throws InterruptedException {
    UsageEvent plain = Events.succeeded(tenant);
    Seen seen = new Seen("metadata.plan", "$eq", "a\0b\uD800\t\\", true);
    ledger.store(Events.noted(plain, List.of(new Evaluated("", "x", true, List.of(seen)))));
    var entry = logs.find(tenant.organization(), plain.id()).block(PATIENCE);
    assertThat(entry.event().decided().notes())
        .containsExactly(
            new Evaluated(
                "", "x", true, List.of(new Seen("metadata.plan", "$eq", "a\uFFFDb?\t\\", true))));
  }

  @Test
  void rowsOfTheReleaseBeforeHaveNoDecisionRecord() throws InterruptedException {
    UsageEvent event = Events.succeeded(tenant);
    ledger.store(event);
    stores.sql(
        "alter table usage_event no force row level security;"
            + "update usage_event set decision_record = default,"
            + " attempts = (select jsonb_agg(a - 'at' - 'credential' - 'breaker' - 'usage'"
            + " - 'usageSource' - 'cost') from jsonb_array_elements(attempts::jsonb) a)"
            + " where id = '"
            + event.id()
            + "';alter table usage_event force row level security");
    UsageEvent found = logs.find(tenant.organization(), event.id()).block(PATIENCE).event();
    assertThat(found.decided().notes()).isEmpty();
    assertThat(found.attempts())
        .allSatisfy(attempt -> assertThat(attempt.bill().usage()).isEqualTo(TokenUsage.NONE));
  }

  @Test
  void anUnconfirmedUseIsKept() throws InterruptedException {
    UsageEvent plain = Events.succeeded(tenant);
    Attempt unconfirmed =
        new Attempt(
            1,
            new Where(new Upstream("other", "gpt-4o-mini"), "/targets/0", null, "closed"),
            new Timeline(10, 20, -1, -1, 950),
            new Result(0, FailureClass.TIMEOUT, "Too slow."),
            new Bill(TokenUsage.of(1_000, 0), UsageSource.UNCONFIRMED, null));
    UsageEvent event = Events.with(plain, unconfirmed);
    ledger.store(event);
    assertThat(logs.find(tenant.organization(), event.id()).block(PATIENCE).event())
        .isEqualTo(event);
  }

  @Test
  void pagesGoThroughAllRowsOnceNewestFirst() throws InterruptedException {
    List<UsageEvent> events = random(new Random(7), 57);
    ledger.store(events);
    assertThat(pages(LogFilter.ALL, 10)).containsExactlyElementsOf(ids(events, _ -> true));
  }

  @Test
  void filtersAreThoseOfTheRows() throws InterruptedException {
    List<UsageEvent> events = random(new Random(11), 200);
    ledger.store(events);
    Instant from = Instant.now().minus(Duration.ofMinutes(90));
    Instant to = Instant.now().minus(Duration.ofMinutes(30));
    assertFilter(events, new Filter().team("research"), e -> e.who().teamSlug().equals("research"));
    assertFilter(events, new Filter().provider("acme"), e -> "acme".equals(e.served().provider()));
    assertFilter(events, new Filter().model("o9"), e -> "o9".equals(e.served().model()));
    assertFilter(events, new Filter().config("main"), e -> "main".equals(e.asked().config()));
    String inline = "inline:000000000001";
    assertFilter(events, new Filter().config(inline), e -> inline.equals(e.asked().config()));
    assertFilter(
        events,
        new Filter().config("inline:"),
        e -> e.asked().config() != null && e.asked().config().startsWith("inline:"));
    assertFilter(
        events,
        new Filter().model("o*"),
        e -> e.served().model() != null && e.served().model().startsWith("o"));
    assertFilter(events, new Filter().model("*"), e -> e.served().model() != null);
    assertFilter(events, new Filter().status("502"), e -> e.served().status() == 502);
    assertFilter(events, new Filter().status("5xx"), e -> e.served().status() == 502);
    assertFilter(events, new Filter().status("4xx"), _ -> false);
    assertFilter(
        events,
        new Filter().outcome(Outcome.CANCELLED),
        e -> e.served().outcome() == Outcome.CANCELLED);
    assertFilter(
        events, new Filter().key(tenant.key().toString()), e -> e.who().key().equals(tenant.key()));
    assertFilter(events, new Filter().key("test key"), _ -> true);
    assertFilter(events, new Filter().key("no such key"), _ -> false);
    assertFilter(
        events,
        new Filter().time(from, to),
        e -> !e.timing().startedAt().isBefore(from) && e.timing().startedAt().isBefore(to));
    assertFilter(
        events,
        new Filter().time(from, to).provider("demo").outcome(Outcome.FAILED),
        e ->
            !e.timing().startedAt().isBefore(from)
                && e.timing().startedAt().isBefore(to)
                && "demo".equals(e.served().provider())
                && e.served().outcome() == Outcome.FAILED);
    assertFilter(events, new Filter().time(Instant.MIN, Instant.MAX), _ -> true);
  }

  @Test
  void requestsOfRejectedUsageAreFoundAmongAllOthers() throws InterruptedException {
    List<UsageEvent> events = random(new Random(13), 40);
    UsageEvent rejected = plain(new DecisionNote.UsageRejected("", 2, "prompt_tokens", "-3"));
    UsageEvent quoting =
        plain(new DecisionNote.Followed("", 1, "retry", "\"kind\":\"usage_rejected\""));
    ledger.store(events);
    ledger.store(quoting, rejected);

    LogFilter filter = Filter.REJECTED;

    assertThat(pages(filter, 10)).containsExactly(rejected.id());
    assertThat(
            logs.live(tenant.organization(), filter, events.getFirst().id())
                .flatMapMany(rows -> rows)
                .blockFirst(PATIENCE))
        .extracting(LogRow::requestId)
        .isEqualTo(rejected.id());
  }

  private UsageEvent plain(DecisionNote note) {
    UsageEvent plain = Events.succeeded(tenant);
    return Events.noted(plain, List.of(note));
  }

  /** The planner takes it only if the filter says the same as the index, word for word. */
  @Test
  void requestsOfRejectedUsageAreLookedUpInTheirOwnIndex() {
    Conditions conditions = new Conditions(tenant.organization().value()).matching(Filter.REJECTED);
    String plan =
        String.join(
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
                                    .bindTo(
                                        client.sql(
                                            "explain select id from usage_event where "
                                                + conditions.sql()
                                                + " order by id desc limit 50"))
                                    .map(row -> row.get(0, String.class))
                                    .all()))
                .collectList()
                .block(PATIENCE));

    assertThat(plan)
        .doesNotContainPattern("Filter:.*decision_record")
        .containsPattern("Index.* Scan");
  }

  @Test
  void aTenantNeverSeesAnother() throws InterruptedException {
    Tenant other = Tenant.create();
    UsageEvent theirs = Events.succeeded(other);
    ledger.store(theirs);
    assertThat(logs.find(tenant.organization(), theirs.id()).block(PATIENCE)).isNull();
    assertThat(logs.find(other.organization(), theirs.id()).block(PATIENCE)).isNotNull();
    assertThat(page(LogFilter.ALL, null, 10).rows()).isEmpty();
    assertThat(page(new Filter().key(other.key().toString()).build(), null, 10).rows()).isEmpty();
  }

  @Test
  void thePolicyHoldsEvenWithoutAWhereClause() throws InterruptedException {
    Tenant other = Tenant.create();
    ledger.store(Events.succeeded(tenant), Events.succeeded(other));
    for (String table : List.of("usage_event", "spend_quarter_hour")) {
      assertThat(
              stores
                  .database()
                  .within(
                      tenant.organization().value(),
                      client ->
                          client
                              .sql("select distinct organization_id from " + table)
                              .map(row -> row.get(0, UUID.class))
                              .all())
                  .collectList()
                  .block(PATIENCE))
          .as(table)
          .containsExactly(tenant.organization().value());
    }
  }

  @Test
  void partitionsAreNoWayRoundThePolicy() throws InterruptedException {
    ledger.store(Events.succeeded(tenant));
    for (String table : List.of("usage_event_default", "usage_intake")) {
      assertThatThrownBy(
              () ->
                  stores
                      .database()
                      .within(
                          tenant.organization().value(),
                          client ->
                              client
                                  .sql("select id from " + table)
                                  .map(row -> row.get(0, UUID.class))
                                  .all())
                      .collectList()
                      .block(PATIENCE))
          .as(table)
          .isNotNull();
    }
    assertThat(
            stores.rows(
                """
                select relname from pg_class
                where relname like 'usage_event%' and relkind in ('r', 'p')
                  and not (relrowsecurity and relforcerowsecurity)"""))
        .isEmpty();
  }

  @Test
  void badPagesAreRefusedByName() {
    assertThatThrownBy(() -> page(LogFilter.ALL, null, 0)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> page(LogFilter.ALL, null, 201)).isInstanceOf(InvalidInput.class);
    for (String cursor : List.of("", "!", "abc", "a".repeat(500))) {
      assertThatThrownBy(() -> page(LogFilter.ALL, cursor, 10))
          .isInstanceOfSatisfying(
              InvalidInput.class,
              refusal -> assertThat(refusal.mistakes().getFirst().pointer()).isEqualTo("/cursor"));
    }
  }

  private void assertFilter(List<UsageEvent> events, Filter filter, Predicate<UsageEvent> expected)
      throws InterruptedException {
    assertThat(pages(filter.build(), 23)).containsExactlyElementsOf(ids(events, expected));
  }

  private List<UUID> pages(LogFilter filter, int size) {
    List<UUID> seen = new ArrayList<>();
    String cursor = null;
    do {
      Page page = page(filter, cursor, size);
      page.rows().stream().map(LogRow::requestId).forEach(seen::add);
      cursor = page.nextCursor();
    } while (cursor != null);
    return seen;
  }

  private Page page(LogFilter filter, String cursor, int size) {
    return logs.page(tenant.organization(), filter, cursor, size).block(PATIENCE);
  }

  private static List<UUID> ids(List<UsageEvent> events, Predicate<UsageEvent> expected) {
    return events.stream()
        .filter(expected)
        .map(UsageEvent::id)
        .sorted(Comparator.comparing(UUID::toString).reversed())
        .toList();
  }

  private List<UsageEvent> random(Random random, int count) {
    Tenant research = tenant.team("research");
    return Stream.generate(
            () ->
                Events.random(
                    random, random.nextBoolean() ? tenant : research, Duration.ofHours(2)))
        .limit(count)
        .toList();
  }

  /** One thing at a time. */
  private record Filter(
      Instant from,
      Instant to,
      String team,
      String key,
      String config,
      String provider,
      String model,
      Outcome outcome,
      StatusRange status) {

    static final LogFilter REJECTED =
        new LogFilter(null, null, null, null, null, null, null, null, null, true, CallLabels.NONE);

    Filter() {
      this(null, null, null, null, null, null, null, null, null);
    }

    Filter time(Instant start, Instant end) {
      return new Filter(start, end, team, key, config, provider, model, outcome, status);
    }

    Filter team(String value) {
      return new Filter(from, to, value, key, config, provider, model, outcome, status);
    }

    Filter key(String value) {
      return new Filter(from, to, team, value, config, provider, model, outcome, status);
    }

    Filter config(String value) {
      return new Filter(from, to, team, key, value, provider, model, outcome, status);
    }

    Filter provider(String value) {
      return new Filter(from, to, team, key, config, value, model, outcome, status);
    }

    Filter model(String value) {
      return new Filter(from, to, team, key, config, provider, value, outcome, status);
    }

    Filter outcome(Outcome value) {
      return new Filter(from, to, team, key, config, provider, model, value, status);
    }

    Filter status(String value) {
      return new Filter(
          from, to, team, key, config, provider, model, outcome, StatusRange.parse(value));
    }

    LogFilter build() {
      return new LogFilter(
          from, to, team, key, config, provider, model, outcome, status, false, CallLabels.NONE);
    }
  }
}
