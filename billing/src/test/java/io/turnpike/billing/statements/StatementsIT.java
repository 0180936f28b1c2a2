package io.turnpike.billing.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.turnpike.billing.Credits;
import io.turnpike.billing.LedgerEntry.Account;
import io.turnpike.billing.LedgerEntry.Kind;
import io.turnpike.billing.credits.TestCredits;
import io.turnpike.billing.ledger.Adjustment;
import io.turnpike.billing.ledger.LedgerPostings;
import io.turnpike.billing.plans.PlanFiles;
import io.turnpike.billing.plans.Plans;
import io.turnpike.billing.statements.Statement.Line;
import io.turnpike.billing.statements.Statement.Movement;
import io.turnpike.billing.statements.Statement.Sums;
import io.turnpike.billing.statements.Statements.ChargeBack;
import io.turnpike.billing.statements.Statements.Share;
import io.turnpike.billing.statements.Statements.Summary;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Founded;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Today;
import io.turnpike.billing.testing.Tries;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.tenants.Role;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;

class StatementsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long COST = 450_000;

  private static final String PLANS =
      """
      [{"name": "free", "title": "Free", "monthly_fee_usd": "0", "included_requests": 0,
        "request_fee_usd": "0"},
       {"name": "team", "title": "Team", "monthly_fee_usd": "49.00", "included_requests": 2,
        "request_fee_usd": "0.000000001"}]""";

  private final ZoneId zone = ZoneId.of("America/New_York");
  private final Founded founded = Founded.in(stores, zone);
  private final YearMonth current = YearMonth.from(Today.in(zone));
  private final YearMonth last = current.minusMonths(1);
  private final Plans plans = PlanFiles.plans(stores.database(), PLANS);
  private final StatementClosing closing =
      new StatementClosing(stores.database(), plans, Founded.auditTrail(stores.database()));
  private final PostgresStatements statements =
      new PostgresStatements(stores.database(), plans, closing);

  @Test
  void anOpenMonthShowsTheBooksByTeamAndProvider() throws Exception {
    store(
        founded.at(during(last)),
        founded.at(during(last)),
        Founded.at(founded.tenant().team("search"), during(last)));
    Statement statement = of(last);
    assertThat(statement.closing()).isNull();
    assertThat(statement.number()).isEqualTo(founded.organization().slug() + "-" + last);
    assertThat(statement.lines())
        .containsExactly(
            new Line(Kind.USAGE, last, "default", "acme", 2, 0, 0, 2 * COST),
            new Line(Kind.USAGE, last, "search", "acme", 1, 0, 0, COST));
    assertThat(statement.total()).isEqualTo(new Sums(3, 0, 0, 3 * COST));
    assertThat(statement.teams()).containsEntry("search", new Sums(1, 0, 0, COST));
  }

  @Test
  void monthsBeginAndEndAtMidnightOfTheZone() throws Exception {
    Instant midnight = last.atDay(1).atStartOfDay(zone).toInstant();
    store(founded.at(midnight.minusMillis(1)), founded.at(midnight), founded.at(end(last)));
    assertThat(of(last.minusMonths(1)).total().requests()).isEqualTo(1);
    assertThat(of(last).total().requests()).isEqualTo(1);
    assertThat(of(current).total().requests()).isEqualTo(1);
  }

  /** In Paraguay summer time began with October 2023: there was no midnight. */
  @Test
  void aMonthWithoutAMidnightBeginsWhenItsFirstDayDoes() throws Exception {
    Founded paraguay = Founded.in(stores, ZoneId.of("America/Asuncion"));
    Instant begin = Instant.parse("2023-10-01T04:00:00Z");
    store(paraguay.at(begin.minusMillis(1)), paraguay.at(begin));
    assertThat(of(paraguay, YearMonth.of(2023, 9)).total().requests()).isEqualTo(1);
    assertThat(of(paraguay, YearMonth.of(2023, 10)).total().requests()).isEqualTo(1);
  }

  /** On 1 November 2020 New York's clocks are put back; the month is an hour longer. */
  @Test
  void anHourThatTheClockShowsTwiceIsInTheMonthTwice() throws Exception {
    YearMonth november = YearMonth.of(2020, 11);
    store(
        founded.at(Instant.parse("2020-11-01T05:30:00Z")),
        founded.at(Instant.parse("2020-11-01T06:30:00Z")),
        founded.at(Instant.parse("2020-12-01T04:59:59.999Z")),
        founded.at(Instant.parse("2020-12-01T05:00:00Z")));
    assertThat(of(november).total().requests()).isEqualTo(3);
  }

  @Test
  void whatComesAfterTheClosingIsAnAdjustmentOfTheNext() throws Exception {
    store(founded.at(during(last)));
    Statement closed = close(last);
    store(founded.at(during(last)), founded.at(during(current)));
    correct(during(last), -1_000);
    assertThat(of(last)).isEqualTo(closed);
    Statement next = of(current);
    assertThat(next.lines())
        .containsExactly(
            new Line(Kind.USAGE, current, "default", "acme", 1, 0, 0, COST),
            new Line(Kind.USAGE, last, "default", "acme", 1, 0, 0, COST),
            new Line(Kind.RERATING, last, "default", "acme", 0, 0, 0, -1_000));
    assertThat(next.lines()).extracting(next::isAdjustment).containsExactly(false, true, true);
  }

  @Test
  void aClosedStatementIsKeptByItsDigestAndNeverChanges() throws Exception {
    store(founded.at(during(last)));
    Statement closed = close(last);
    assertThat(closed.closing().by()).isEqualTo("BILLING");
    assertThat(stores.rows(rows("statement")))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(Document.sha256((String) row.get("document")))
                  .isEqualTo(closed.closing().sha256());
              assertThat(row.get("number")).isEqualTo(closed.number());
            });
    assertThatThrownBy(() -> stores.sql("update statement set document = '{}'"))
        .hasStackTraceContaining("append-only");
    assertThat(stores.rows("select action from audit where subject = '" + closed.number() + "'"))
        .containsExactly(Map.of("action", "statement.close"));
  }

  @Test
  void closingTwiceAtOnceMakesOneStatement() throws Exception {
    store(founded.at(during(last)));
    List<Statement> answers =
        Flux.range(0, 4)
            .flatMap(_ -> statements.close(founded.actor(Role.OWNER), last))
            .collectList()
            .block(PATIENCE);
    assertThat(answers).hasSize(4).containsOnly(of(last));
    assertThat(stores.rows(rows("statement"))).hasSize(1);
  }

  @Test
  void aMonthThatIsNotOverOrHasAnOpenOneBeforeItStaysOpen() throws Exception {
    store(founded.at(during(last)), founded.at(during(last.minusMonths(1))));
    assertThatThrownBy(() -> close(current))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("not over yet");
    assertThatThrownBy(() -> close(last))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining(last.minusMonths(1) + " is still open");
    assertThatThrownBy(() -> close(YearMonth.of(2019, 11))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> statements.close(founded.actor(Role.DEVELOPER), last).block(PATIENCE))
        .isInstanceOf(Forbidden.class);
    assertThat(stores.rows(rows("statement"))).isEmpty();
  }

  @Test
  void whatIsDueIsClosedOnTheThirdInTheZone() throws Exception {
    store(founded.at(during(last.minusMonths(1))), founded.at(during(last)));
    MonthlyClosing monthly =
        new MonthlyClosing(
            stores.database(), founded.organizations(), plans, closing, new StatementSettings(3));
    Instant third = current.atDay(3).atStartOfDay(zone).toInstant();
    monthly.closeDue(third.minusMillis(1)).block(PATIENCE);
    assertThat(of(last).closing()).isNull();
    assertThat(of(last.minusMonths(1)).closing().by()).isEqualTo("monthly closing");
    monthly.closeDue(third).block(PATIENCE);
    assertThat(of(last).closing()).isNotNull();
  }

  @Test
  void listsEveryMonthAndTheOneUnderWay() throws Exception {
    store(founded.at(during(last)));
    close(last);
    assertThat(statements.list(founded.organization()).collectList().block(PATIENCE))
        .extracting(Summary::month, each -> each.closing() != null, each -> each.sums().requests())
        .containsExactly(tuple(current, false, 0L), tuple(last, true, 1L));
  }

  @Test
  void chargeBackAddsUpToTheStatement() throws Exception {
    store(
        tagged(during(last), "acme corp"),
        tagged(during(last), "acme corp"),
        tagged(during(last), "other"),
        founded.at(during(last)));
    close(last);
    store(tagged(during(last), "acme corp"));
    assertThat(chargeBack(last).shares())
        .containsExactly(
            new Share("default", "acme corp", 2, 2 * COST),
            new Share("default", "other", 1, COST),
            new Share("default", null, 1, COST));
    assertThat(chargeBack(current).shares()).containsExactly(new Share("default", null, 1, COST));
  }

  @Test
  void feesOfThePlanAreForeseenAndPostedWhenTheMonthIsClosed() throws Exception {
    assertThat(plans.assign(founded.organization().slug(), "team").block(PATIENCE).title())
        .isEqualTo("Team");
    stores.sql(
        "update organization_plan set month = '%s' where organization_id = '%s'"
            .formatted(last.atDay(1), founded.organization().id()));
    store(founded.at(during(last)), founded.at(during(last)), founded.at(during(last)));
    List<Line> fees =
        List.of(
            new Line(Kind.MONTHLY_FEE, last, "", "", 0, 0, 0, 49_000_000_000L),
            new Line(Kind.REQUEST_FEE, last, "", "", 0, 0, 0, 1));
    assertThat(of(last).lines()).containsAll(fees);
    Statement closed = close(last);
    assertThat(closed.lines()).containsAll(fees).hasSize(3);
    assertThat(closed.from(Account.OPERATOR)).isEqualTo(49_000_000_001L);
    assertThat(closed.from(Account.PROVIDERS)).isEqualTo(3 * COST);
    assertThat(closed.total().amountNanoUsd()).isEqualTo(49_000_000_001L + 3 * COST);
    assertThat(
            stores.rows(
                "select debit, credit, sum(amount_nano)::bigint as fees from ledger_entry"
                    + " where kind like '%FEE' and organization_id = '"
                    + founded.organization().id()
                    + "' group by 1, 2"))
        .containsExactly(Map.of("debit", "fees", "credit", "operator", "fees", 49_000_000_001L));
    assertThat(of(last.minusMonths(1)).plan().name()).isEqualTo("free");
  }

  @Test
  void aPlanWithAFeeIsClosedWithoutAnyUsage() {
    plans.assign(founded.organization().slug(), "team").block(PATIENCE);
    MonthlyClosing monthly =
        new MonthlyClosing(
            stores.database(), founded.organizations(), plans, closing, new StatementSettings(3));
    monthly.closeDue(end(current).plus(Duration.ofDays(5))).block(PATIENCE);
    assertThat(of(current).closing()).isNotNull();
    assertThat(of(current).total().amountNanoUsd()).isEqualTo(49_000_000_000L);
    assertThat(of(last).closing()).isNull();
  }

  @Test
  void whatIsUsedOverTheOperatorsConnectionsIsPaidFromCredits() throws Exception {
    Credits credits = TestCredits.on(stores.database());
    String slug = founded.organization().slug();
    credits.grant(slug, 1_000_000, "payment 1").block(PATIENCE);
    assertThat(credits.grant(slug, 1_000_000, "payment 1").block(PATIENCE).leftNanoUsd())
        .isEqualTo(1_000_000);
    store(
        Events.tried(
            founded.tenant(),
            Tries.paid(1, "house.openai", "o9", TokenUsage.of(1, 1), new Cost(300_000, "p@1"))));
    assertThat(credits.of(founded.organization().id()).block(PATIENCE).leftNanoUsd())
        .isEqualTo(700_000);
    Statement statement = of(current);
    assertThat(statement.credits()).isEqualTo(new Movement(0, 1_000_000, 300_000));
    assertThat(statement.from(Account.CREDITS)).isEqualTo(300_000);
    assertThat(statement.total().amountNanoUsd()).isEqualTo(300_000);
    assertThat(statement.lines()).extracting(Line::kind).containsExactly(Kind.HOUSE_USAGE);
  }

  @Test
  void aTenantSeesOnlyItsOwnStatements() throws Exception {
    store(founded.at(during(last)));
    close(last);
    Founded other = Founded.in(stores, zone);
    assertThat(of(other, last).lines()).isEmpty();
    assertThat(of(other, last).closing()).isNull();
    assertThatThrownBy(() -> of(other, current.plusMonths(1))).isInstanceOf(NotFound.class);
  }

  private UsageEvent tagged(Instant time, String customer) {
    return Events.labelled(
        founded.at(time), new CallLabels(Map.of("customer", customer), null, null, null));
  }

  private void correct(Instant time, long delta) {
    Adjustment adjustment =
        new Adjustment(
            founded.organization().id(),
            UUID.randomUUID(),
            time,
            "default",
            "acme",
            BigInteger.valueOf(delta));
    stores
        .database()
        .across(client -> LedgerPostings.adjust(client, List.of(adjustment)))
        .blockLast(PATIENCE);
  }

  private Instant during(YearMonth month) {
    return month.atDay(1).atTime(0, 30).atZone(zone).toInstant();
  }

  private Instant end(YearMonth month) {
    return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
  }

  private ChargeBack chargeBack(YearMonth month) {
    return statements.chargeBack(founded.organization(), month, "customer").block(PATIENCE);
  }

  private Statement close(YearMonth month) {
    return statements.close(founded.actor(Role.BILLING), month).block(PATIENCE);
  }

  private Statement of(YearMonth month) {
    return of(founded, month);
  }

  private Statement of(Founded whose, YearMonth month) {
    return statements.of(whose.organization(), month).block(PATIENCE);
  }

  private String rows(String table) {
    return "select * from %s where organization_id = '%s'"
        .formatted(table, founded.organization().id());
  }

  private static void store(UsageEvent... events) throws Exception {
    try (Ledgers ledger = new Ledgers(stores)) {
      ledger.store(events);
    }
  }
}
