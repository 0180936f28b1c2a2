package io.turnpike.billing.admission;

import static io.turnpike.billing.testing.SpendNode.quote;
import static io.turnpike.billing.testing.SpendNode.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budget.Mode;
import io.turnpike.billing.BudgetStandings.Standing;
import io.turnpike.billing.Period;
import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.billing.testing.FixedRules;
import io.turnpike.billing.testing.SpendNode;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.admission.AdmissionDegraded;
import io.turnpike.routing.admission.AdmissionRefused;
import io.turnpike.routing.admission.AdmissionRequest;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Hold;
import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HardBudgetIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private final Tenant tenant = Tenant.create();
  private final FixedRules rules = new FixedRules();
  private SpendNode one;
  private SpendNode two;

  @BeforeEach
  void open() throws Exception {
    one = new SpendNode(stores, rules);
    two = new SpendNode(stores, rules);
  }

  @AfterEach
  void close() throws Exception {
    one.close();
    two.close();
  }

  @Test
  void aCallThatDoesNotFitIsRefusedByName() {
    Budget budget = rules.budget(Scope.ORGANIZATION, 1_000, Mode.HARD);
    Hold first = one.admit(request(tenant, quote(100, 500)));
    assertThatThrownBy(() -> two.admit(request(tenant, quote(100, 301))))
        .isInstanceOfSatisfying(
            AdmissionRefused.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(402);
              assertThat(refusal.limit()).isEqualTo(budget.id());
              assertThat(refusal.sentence()).contains("$0.0000004 left", "$0.000000401");
            });
    assertThat(two.admit(request(tenant, quote(100, 300)))).isNotNull();
    first.settle(List.of(), false);
  }

  @Test
  void whatWasSpentStaysSpentOnceItIsShipped() throws Exception {
    Budget budget = rules.budget(Scope.ORGANIZATION, 1_000, Mode.HARD);
    AdmissionRequest call = request(tenant, quote(0, 600));
    one.end(call, one.admit(call), tenant, 250);
    assertThat(one.standing(tenant, budget).spentNanoUsd()).isEqualTo(250);
    one.ship();
    assertThat(one.standing(tenant, budget)).matches(it -> it.spentNanoUsd() == 250);
    assertThatThrownBy(() -> two.admit(request(tenant, quote(0, 751))))
        .isInstanceOf(AdmissionRefused.class);
    assertThat(two.admit(request(tenant, quote(0, 750)))).isNotNull();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              Standing standing = one.standing(tenant, budget);
              assertThat(standing.spentNanoUsd()).isEqualTo(250);
              assertThat(standing.reservedNanoUsd()).isEqualTo(750);
            });
  }

  @Test
  void aBudgetThatComesLaterCountsWhatWasSpentBefore() throws Exception {
    rules.budget(Scope.ORGANIZATION, 1_000_000, Mode.HARD);
    AdmissionRequest call = request(tenant, quote(0, 600));
    one.end(call, one.admit(call), tenant, 600);
    one.ship();
    Scope team = new Scope(Kind.TEAM, "", Set.of(tenant.teamSlug()));
    Budget late = rules.budget(team, 1_000, Mode.HARD);
    assertThat(one.standing(tenant, late).spentNanoUsd()).isEqualTo(600);
    assertThatThrownBy(() -> two.admit(request(tenant, quote(0, 401))))
        .isInstanceOf(AdmissionRefused.class);
    assertThat(two.admit(request(tenant, quote(0, 400)))).isNotNull();
  }

  @Test
  void allBudgetsThatApplyMustFitOrNoneIsCharged() {
    Budget wide = rules.budget(Scope.ORGANIZATION, 10_000, Mode.HARD);
    Scope user = new Scope(Kind.USER, "", Set.of());
    rules.budget(user, 100, Mode.HARD);
    CallLabels ann = new CallLabels(Map.of(), null, "ann", null);
    assertThatThrownBy(() -> one.admit(request(tenant, ann, quote(0, 101))))
        .isInstanceOf(AdmissionRefused.class);
    assertThat(one.standing(tenant, wide).reservedNanoUsd()).isZero();
    assertThat(one.admit(request(tenant, ann, quote(0, 100)))).isNotNull();
    CallLabels bob = new CallLabels(Map.of(), null, "bob", null);
    assertThat(one.admit(request(tenant, bob, quote(0, 100)))).isNotNull();
  }

  /** What a request says of itself never decides whose key, team or price it is. */
  @Test
  void metadataThatClaimsATeamAUserOrAPriceChangesNothing() {
    Scope team = new Scope(Kind.TEAM, "", Set.of(tenant.teamSlug()));
    rules.budget(team, 100, Mode.HARD);
    Map<String, String> claims =
        Map.of("team", "other", "key", "other", "user", "other", "cost", "0", "price", "0");
    CallLabels labels = new CallLabels(claims, null, "other", null);
    assertThatThrownBy(() -> one.admit(request(tenant, labels, quote(0, 101))))
        .isInstanceOf(AdmissionRefused.class);
    assertThat(one.admit(request(tenant, labels, quote(0, 100)))).isNotNull();
    assertThatThrownBy(() -> one.admit(request(tenant, quote(0, 1))))
        .isInstanceOf(AdmissionRefused.class);
  }

  @Test
  void aRequestWithoutALimitIsCappedAtWhatThereIsMoneyFor() {
    rules.budget(Scope.ORGANIZATION, 1_000, Mode.HARD);
    Quote open = new Quote("acme", "m", 100, 4_000, false, 1, new Quote.Rates(1, 2));
    assertThat(one.admit(request(tenant, open)).mostOutputTokens()).isEqualTo(450);
    assertThatThrownBy(() -> one.admit(request(tenant, open))).isInstanceOf(AdmissionRefused.class);
  }

  @Test
  void whatFitsIsNotCapped() {
    rules.budget(Scope.ORGANIZATION, 1_000_000, Mode.HARD);
    Quote open = new Quote("acme", "m", 100, 4_000, false, 1, new Quote.Rates(1, 2));
    assertThat(one.admit(request(tenant, open)).mostOutputTokens()).isEqualTo(-1);
  }

  @Test
  void anotherAttemptIsCoveredOrNotMade() {
    Budget budget = rules.budget(Scope.ORGANIZATION, 1_000, Mode.HARD);
    Hold hold = one.admit(request(tenant, quote(0, 600)));
    Charge worst = new Charge("acme", "gpt-4o-mini", 600, 600);
    Charge cost = new Charge("acme", "gpt-4o-mini", 400, 400);
    assertThat(hold.cover(List.of(worst, worst)).block()).isFalse();
    assertThat(hold.cover(List.of(cost, worst)).block()).isTrue();
    assertThat(one.standing(tenant, budget).reservedNanoUsd()).isEqualTo(1_000);
    hold.settle(List.of(cost), true);
    assertThat(one.standing(tenant, budget).reservedNanoUsd()).isZero();
  }

  @Test
  void aDegradingBudgetNamesItsConfigAndDoesNotStandAgainstTheCheaperOne() {
    rules.budget(Scope.ORGANIZATION, 100, Mode.DEGRADE);
    AdmissionRequest dear = request(tenant, quote(0, 101));
    assertThatThrownBy(() -> one.admit(dear))
        .isInstanceOfSatisfying(
            AdmissionDegraded.class, degraded -> assertThat(degraded.config()).isEqualTo("cheap"));
    AdmissionRequest again =
        new AdmissionRequest(
            dear.id(),
            dear.at(),
            dear.caller(),
            dear.labels(),
            dear.header(),
            dear.requestedModel(),
            dear.quotes(),
            1,
            dear.countedInput(),
            true);
    assertThat(one.admit(again)).isSameAs(Hold.NONE);
  }

  @Test
  void aCallOfLastNightIsHeldInTheRollingPeriodOfToday() throws Exception {
    Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);
    Budget month = rules.budget(Scope.ORGANIZATION, 1_000, Mode.HARD);
    rules.put(rolling(month, 30));
    AdmissionRequest late = at(midnight.minusSeconds(600), quote(0, 600));
    Hold open = one.admit(late);
    assertThatThrownBy(() -> two.admit(at(midnight.plusSeconds(1), quote(0, 401))))
        .isInstanceOf(AdmissionRefused.class);
    one.end(late, open, tenant, 500);
    one.ship();
    assertThatThrownBy(() -> two.admit(at(midnight.plusSeconds(1), quote(0, 501))))
        .isInstanceOf(AdmissionRefused.class);
    assertThat(two.admit(at(midnight.plusSeconds(1), quote(0, 500)))).isNotNull();
  }

  private static Budget rolling(Budget budget, int days) {
    return new Budget(
        budget.id(),
        budget.counter(),
        budget.scope(),
        budget.amountNanoUsd(),
        new Period(Period.Unit.ROLLING, days),
        budget.mode(),
        null,
        List.of(),
        budget.createdAt());
  }

  private AdmissionRequest at(Instant at, Quote quote) {
    AdmissionRequest now = request(tenant, quote);
    return new AdmissionRequest(
        now.id(),
        at,
        now.caller(),
        now.labels(),
        now.header(),
        now.requestedModel(),
        now.quotes(),
        1,
        now.countedInput(),
        false);
  }

  @Test
  void aRaisedAmountCountsForCallsUnderWayAsWell() {
    Budget budget = rules.budget(Scope.ORGANIZATION, 1_000, Mode.HARD);
    Hold hold = one.admit(request(tenant, quote(0, 600)));
    Charge more = new Charge("acme", "gpt-4o-mini", 1_001, 1_001);
    assertThat(hold.cover(List.of(more)).block()).isFalse();
    rules.put(with(budget, 1_001));
    assertThat(hold.cover(List.of(more)).block()).isTrue();
  }

  private static Budget with(Budget budget, long nanoUsd) {
    return new Budget(
        budget.id(),
        budget.counter(),
        budget.scope(),
        nanoUsd,
        budget.period(),
        budget.mode(),
        null,
        List.of(),
        budget.createdAt());
  }

  @Test
  void aKilledNodesMoneyIsHeldUntilItsJournalIsInAndThenItIsExact() throws Exception {
    Budget budget = rules.budget(Scope.ORGANIZATION, 1_000, Mode.HARD);
    AdmissionRequest ended = request(tenant, quote(0, 500));
    one.end(ended, one.admit(ended), tenant, 300);
    one.admit(request(tenant, quote(0, 200)));
    one.killAndRestart();
    assertThatThrownBy(() -> two.admit(request(tenant, quote(0, 701))))
        .isInstanceOf(AdmissionRefused.class);
    one.ship();
    assertThat(one.admit(request(tenant, quote(0, 700)))).isNotNull();
    assertThat(one.standing(tenant, budget).spentNanoUsd()).isEqualTo(300);
  }

  @Test
  void whatAKilledNodeHeldIsForOthersAsSoonAsItsJournalIsIn() throws Exception {
    Budget budget = rules.budget(Scope.ORGANIZATION, 1_000, Mode.HARD);
    AdmissionRequest ended = request(tenant, quote(0, 500));
    one.end(ended, one.admit(ended), tenant, 300);
    one.admit(request(tenant, quote(0, 200)));
    AdmissionRequest other = request(tenant, quote(0, 1));
    two.end(other, two.admit(other), tenant, 1);
    one.killAndRestart();
    one.ship();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(two.standing(tenant, budget).reservedNanoUsd()).isZero());
    assertThatThrownBy(() -> two.admit(request(tenant, quote(0, 700))))
        .isInstanceOf(AdmissionRefused.class);
    assertThat(two.admit(request(tenant, quote(0, 699)))).isNotNull();
  }

  @Test
  void redisThatForgetsEverythingCostsNobodyAnything() throws Exception {
    Budget budget = rules.budget(Scope.ORGANIZATION, 1_000, Mode.HARD);
    AdmissionRequest ended = request(tenant, quote(0, 500));
    one.end(ended, one.admit(ended), tenant, 300);
    Hold open = two.admit(request(tenant, quote(0, 200)));
    one.ship();
    stores.redis().ask(commands -> commands.flushall()).blockLast();
    assertThatThrownBy(() -> one.admit(request(tenant, quote(0, 501))))
        .isInstanceOf(AdmissionRefused.class);
    assertThat(one.admit(request(tenant, quote(0, 500)))).isNotNull();
    open.settle(List.of(), false);
    assertThat(one.standing(tenant, budget).spentNanoUsd()).isEqualTo(300);
  }
}
