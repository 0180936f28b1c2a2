package io.turnpike.billing.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.billing.alerts.BudgetAlerts.Page;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BudgetAlertsIT {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Scope EACH_USER = new Scope(Kind.USER, "", Set.of());
  private static final long DOLLAR = 1_000_000_000;

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static AlertNode node;

  private final OrganizationId organization = new OrganizationId(TimeOrderedId.next());
  private final Budget monthly = budget("monthly", Scope.ORGANIZATION, Unit.MONTH, 0);

  @BeforeAll
  static void start() {
    node = new AlertNode(stores, Map.of());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void eachThresholdIsToldOnce() throws SQLException {
    for (long spent = 1; spent <= 120; spent++) {
      spend(monthly, "", NOW, spent * DOLLAR);
    }
    assertThat(told()).containsExactly(50, 80, 100);
    assertThat(list())
        .extracting(BudgetAlert::spentNanoUsd)
        .containsExactly(100 * DOLLAR, 80 * DOLLAR, 50 * DOLLAR);
  }

  @Test
  void oneCallMayReachThemAll() throws SQLException {
    spend(monthly, "", NOW, 300 * DOLLAR);
    assertThat(told()).containsExactly(50, 80, 100);
  }

  @Test
  void anotherPeriodTellsAgain() throws SQLException {
    spend(monthly, "", NOW, 60 * DOLLAR);
    spend(monthly, "", NOW.plus(Duration.ofDays(2)), 60 * DOLLAR);
    assertThat(told()).containsExactly(50, 50);
  }

  @Test
  void eachValueIsToldApart() throws SQLException {
    Budget each = budget("each", EACH_USER, Unit.DAY, 0);
    spend(each, "alice", NOW, 60 * DOLLAR);
    spend(each, "bob", NOW, 60 * DOLLAR);
    spend(each, "alice", NOW, 70 * DOLLAR);
    assertThat(list()).extracting(BudgetAlert::value).containsExactly("bob", "alice");
  }

  @Test
  void aLoweredAmountTellsWithTheNextSpend() throws SQLException {
    spend(monthly, "", NOW, 30 * DOLLAR);
    Budget lowered = amount(monthly, 40 * DOLLAR);
    assertThat(told()).isEmpty();
    spend(lowered, "", NOW, 30 * DOLLAR + 1);
    assertThat(told()).containsExactly(50);
  }

  @Test
  void aRaisedAmountDoesNotTellAgain() throws SQLException {
    spend(monthly, "", NOW, 60 * DOLLAR);
    Budget raised = amount(monthly, 200 * DOLLAR);
    spend(raised, "", NOW, 150 * DOLLAR);
    assertThat(told()).containsExactly(50);
    spend(raised, "", NOW, 160 * DOLLAR);
    assertThat(told()).containsExactly(50, 80);
  }

  @Test
  void whatIsGivenBackTellsNothing() throws SQLException {
    try (Connection open = stores.database().openBlocking()) {
      crossed(open, monthly, "", NOW, 90 * DOLLAR, 60 * DOLLAR);
      open.commit();
    }
    assertThat(told()).isEmpty();
  }

  @Test
  void whatIsUndoneIsToldLater() throws SQLException {
    try (Connection open = stores.database().openBlocking()) {
      crossed(open, monthly, "", NOW, 0, 60 * DOLLAR);
      crossed(open, monthly, "", NOW, 60 * DOLLAR, 61 * DOLLAR);
      open.rollback();
    }
    assertThat(told()).isEmpty();
    spend(monthly, "", NOW, 60 * DOLLAR);
    assertThat(told()).containsExactly(50);
  }

  @Test
  void concurrentTransactionsTellOnce() throws Exception {
    List<Callable<Void>> nodes =
        IntStream.range(0, 8)
            .<Callable<Void>>mapToObj(
                _ ->
                    () -> {
                      for (long spent = 10; spent <= 100; spent += 10) {
                        spend(monthly, "", NOW, spent * DOLLAR);
                      }
                      return null;
                    })
            .toList();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Void> each : threads.invokeAll(nodes)) {
        each.get();
      }
    }
    assertThat(told()).containsExactly(50, 80, 100);
  }

  @Test
  void aSecondNodeKnowsWhatTheFirstHasTold() throws SQLException {
    spend(monthly, "", NOW, 60 * DOLLAR);
    try (AlertNode second = new AlertNode(stores, Map.of());
        Connection open = stores.database().openBlocking()) {
      second
          .alerts()
          .crossed(open, organization.value(), monthly, "", window(monthly, NOW), 0, 90 * DOLLAR);
      open.commit();
    }
    assertThat(told()).containsExactly(50, 80);
  }

  @Test
  void aRollingPeriodTellsOnceInAsManyDays() throws SQLException {
    Budget rolling = budget("rolling", Scope.ORGANIZATION, Unit.ROLLING, 30);
    for (int day = 0; day < 31; day++) {
      spend(rolling, "", NOW.plus(Duration.ofDays(day)), 60 * DOLLAR);
    }
    assertThat(list())
        .extracting(alert -> alert.window().until())
        .containsExactly(
            Instant.parse("2026-12-31T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));
  }

  @Test
  void webhooksAreToldWhichBudgetAndHowMuch() throws SQLException {
    Budget each = budget("each", EACH_USER, Unit.DAY, 0);
    spend(each, "alice", NOW, 50 * DOLLAR + 1);
    JsonNode body = body();
    assertThat(body.get("type").asString()).isEqualTo("budget.alert");
    assertThat(body.get("data").toString())
        .isEqualTo(
            """
            {"budget":"each","scope":{"user":"*"},"value":"alice","mode":"hard","percent":50,\
            "amount_usd":"100.00","amount_nano_usd":100000000000,"spent_usd":"50.000000001",\
            "spent_nano_usd":50000000001,"period":"day","from":"2026-11-30T00:00:00Z",\
            "until":"2026-12-01T00:00:00Z"}""");
    assertThat(list().getFirst().id().toString())
        .isEqualTo(notifications().getFirst().get("id").toString());
  }

  @Test
  void aPeriodThatNeverEndsHasNoEnd() throws SQLException {
    spend(budget("life", Scope.ORGANIZATION, Unit.LIFETIME, 0), "", NOW, 50 * DOLLAR);
    assertThat(body().at("/data/until").isNull()).isTrue();
    assertThat(body().at("/data/value").isNull()).isTrue();
    assertThat(told()).containsExactly(50);
  }

  @Test
  void ownersAdminsAndBillingAreWrittenTo() throws SQLException {
    Budget each = budget("each", EACH_USER, Unit.DAY, 0);
    spend(each, "alice", NOW, 50 * DOLLAR);
    Map<String, Object> written = notifications().getFirst();
    assertThat(written.get("mail_roles").toString()).contains("OWNER", "ADMIN", "BILLING");
    assertThat(written.get("mail_subject")).isEqualTo("Budget each: 50% of $100.00 is spent");
    assertThat(written.get("mail_text"))
        .isEqualTo(
            """
            50% of the budget "each" is reached: $50.00 of $100.00 is spent.

            It counts calls of user alice, from 2026-11-30 00:00 UTC until 2026-12-01 00:00 UTC.
            Calls that do not fit into what is left are refused.""");
  }

  @Test
  void othersSeeNothingOfIt() throws SQLException {
    spend(monthly, "", NOW, 50 * DOLLAR);
    OrganizationId other = new OrganizationId(TimeOrderedId.next());
    assertThat(page(other, null, 10).alerts()).isEmpty();
    assertThat(
            stores
                .database()
                .within(
                    other.value(),
                    db -> db.sql("select * from budget_alert").map(row -> "row").all())
                .collectList()
                .block(Duration.ofSeconds(20)))
        .isEmpty();
  }

  @Test
  void arePagedNewestFirst() throws SQLException {
    spend(monthly, "", NOW, 50 * DOLLAR);
    spend(monthly, "", NOW, 80 * DOLLAR);
    spend(monthly, "", NOW, 100 * DOLLAR);
    Page first = page(organization, null, 2);
    Page second = page(organization, first.nextCursor(), 2);
    assertThat(first.alerts()).extracting(BudgetAlert::percent).containsExactly(100, 80);
    assertThat(second.alerts()).extracting(BudgetAlert::percent).containsExactly(50);
    assertThat(second.nextCursor()).isNull();
    assertThatThrownBy(() -> page(organization, "nonsense", 2)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void areShownForThirtyDaysAndForgottenLongAfterTheirPeriod() throws SQLException {
    spend(monthly, "", NOW, 100 * DOLLAR);
    set("at = now() - interval '31 days' where percent = 50");
    assertThat(list()).extracting(BudgetAlert::percent).containsExactly(100, 80);
    set("until_at = now() - interval '101 days' where percent = 80");
    set("until_at = now() - interval '99 days' where percent = 100");
    node.the(AlertRetention.class).forget().block(Duration.ofSeconds(20));
    assertThat(list()).extracting(BudgetAlert::percent).containsExactly(100);
  }

  private void set(String change) {
    stores.sql(
        "update budget_alert set %s and organization_id = '%s'".formatted(change, organization));
  }

  private void spend(Budget budget, String value, Instant at, long spent) throws SQLException {
    try (Connection open = stores.database().openBlocking()) {
      crossed(open, budget, value, at, spent - 1, spent);
      open.commit();
    }
  }

  private void crossed(
      Connection open, Budget budget, String value, Instant at, long before, long after)
      throws SQLException {
    node.alerts()
        .crossed(open, organization.value(), budget, value, window(budget, at), before, after);
  }

  private static Window window(Budget budget, Instant at) {
    return budget.period().at(at, ZoneOffset.UTC);
  }

  /** Percents in the order in which they were published. */
  private List<Integer> told() {
    return notifications().stream()
        .map(row -> JsonMapper.shared().readTree(row.get("body").toString()))
        .map(body -> body.at("/data/percent").asInt())
        .toList();
  }

  private JsonNode body() {
    return JsonMapper.shared().readTree(notifications().getFirst().get("body").toString());
  }

  private List<Map<String, Object>> notifications() {
    return stores.rows(
        "select id, type, body, mail_subject, mail_text, mail_roles::text as mail_roles"
            + " from notification where organization_id = '%s' order by id"
                .formatted(organization));
  }

  private List<BudgetAlert> list() {
    return page(organization, null, 200).alerts();
  }

  private static Page page(OrganizationId of, String cursor, int limit) {
    return node.alerts().list(of, cursor, limit).block(Duration.ofSeconds(20));
  }

  private static Budget budget(String id, Scope scope, Unit unit, int days) {
    return new Budget(
        id,
        UUID.randomUUID(),
        scope,
        100 * DOLLAR,
        new Period(unit, days),
        Budget.Mode.HARD,
        null,
        List.of(50, 80, 100),
        NOW);
  }

  private static Budget amount(Budget budget, long amount) {
    return new Budget(
        budget.id(),
        budget.counter(),
        budget.scope(),
        amount,
        budget.period(),
        budget.mode(),
        null,
        budget.alerts(),
        budget.createdAt());
  }
}
