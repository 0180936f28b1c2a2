package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.routing.admission.AdmissionRequest;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.gateway.edge.FakeBudget.Settled;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Oddities;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.Hedge;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Source;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.DecisionNote.Degraded;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is held for a call, and that it is settled on every way it can end. */
@ExtendWith(NoLeaks.class)
class BudgetIT {

  private static final long PLENTY = 1_000_000_000_000L;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofMillis(50);

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final HostileProvider second = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("up", provider.baseUrl())
        .connect("other", second.baseUrl())
        .failover("both", "up", "other");
    gateway.keyed("hedged", provider.baseUrl(), "sk-a", "sk-b");
    gateway.config("twice", hedged());
    Query poor =
        new Comparison(
            new Field(Source.BUDGET, List.of("remaining_usd"), "budget.remaining_usd"),
            Operator.LT,
            List.of(new Numeric(1)),
            null);
    gateway.config(
        "thrifty",
        new Conditional("", List.of(new Branch("other", poor, target("other"))), target("up")));
    gateway.config("cheap", target("other"));
    gateway.config("copied", new Shadow("", target("up"), target("other"), 100, 6_000));
    gateway.config(
        "other-model",
        target("other")
            .with(List.of(new Override("model", "\"n\"".getBytes(UTF_8), "n")), List.of()));
  }

  @BeforeEach
  void forget() {
    provider.reset();
    second.reset();
    gateway.reset();
    gateway.mend();
  }

  @Test
  void nothingIsAskedForWhomNothingLimits() {
    assertThat(ask.whole("up/m").statusCode()).isEqualTo(200);

    assertThat(gateway.budget.asked).isEmpty();
  }

  @Test
  void holdsTheWorstAndSettlesWhatItCost() {
    gateway.budget.of(PLENTY);

    HttpResponse<String> answer = ask(100);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-budget-remaining")).isPresent();
    Quote quote = asked().quotes().getFirst();
    assertThat(quote.outputTokens()).isEqualTo(100);
    assertThat(quote.limited()).isTrue();
    assertThat(quote.inputTokens()).isGreaterThan(20);
    assertThat(gateway.budget.covered.getFirst().getFirst().nanoUsd())
        .isEqualTo(quote.nanoUsd(100));
    assertSettled(gateway.awaitEvent());
  }

  @Test
  void whatIsHeldIsFreeBeforeTheClientHasItsAnswer() {
    gateway.budget.of(PLENTY).settlingIn(SOON);

    assertThat(ask(100).statusCode()).isEqualTo(200);

    assertThat(gateway.budget.settled).hasSize(1);
    assertSettled(gateway.awaitEvent());
  }

  @Test
  void refusesInTheCallersWords() {
    gateway.budget.of(1_000);

    HttpResponse<String> answer = ask(100);

    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(answer.body()).contains("budget_exceeded", "insufficient_quota", FakeBudget.ID);
    assertThat(answer.headers().firstValue("retry-after")).contains("60");
    assertThat(answer.headers().firstValue("ratelimit")).isPresent();
    assertThat(gateway.awaitEvent().served().outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(provider.requests()).isEmpty();
    assertThat(gateway.budget.reserved()).isZero();
  }

  @Test
  void aHoldThatComesLateServesAllTheSame() {
    gateway.budget.of(PLENTY).after(SOON);

    assertThat(ask(100).statusCode()).isEqualTo(200);
    assertSettled(gateway.awaitEvent());
  }

  /** Between the thread that holds and the client's own there is a moment for each of them. */
  @Test
  void clientsThatLeaveAsTheyAreAdmittedLeaveNothingHeld() {
    // What of them is still under way at the end is no other test's.
    try (HostileProvider apart = HostileProvider.start();
        GatewayFixture left = GatewayFixture.start()) {
      left.connect("up", apart.baseUrl()).budget.of(PLENTY).after(Duration.ofMillis(40));
      Asking asking = new Asking(left);
      for (int round = 0; round < 10; round++) {
        List<CompletableFuture<HttpResponse<String>>> calls =
            IntStream.range(0, 40).mapToObj(_ -> asking.sendLater(question(asking))).toList();
        int wait = 36 + round;
        calls.forEach(
            call ->
                CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS)
                    .execute(() -> call.cancel(true)));
        await().atMost(PATIENCE).until(() -> calls.stream().allMatch(CompletableFuture::isDone));
      }

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(left.budget.reserved()).isZero());
    }
  }

  private static HttpRequest question(Asking asking) {
    String body = "{\"model\":\"up/m\",\"max_tokens\":100," + Asking.QUESTION + "}";
    return asking.request("/v1/chat/completions").POST(BodyPublishers.ofString(body)).build();
  }

  @Test
  void aClientThatLeavesIsChargedWhatItGot() throws IOException {
    gateway.budget.of(PLENTY);
    provider.next(Oddities.neverEnding(Duration.ofMillis(2)));

    try (Leaving client = Leaving.ask(gateway, "up/m", true)) {
      client.until("t20");
    }

    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.CANCELLED);
    assertSettled(event);
    assertThat(gateway.budget.spent()).isPositive();
  }

  @Test
  void aClientThatLeavesBeforeItIsAdmittedHoldsNothing() throws IOException {
    gateway.budget.of(PLENTY).after(Duration.ofMillis(300));

    try (Leaving _ = Leaving.ask(gateway, "up/m", true)) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(gateway.budget.asked).hasSize(1));
    }

    assertThat(gateway.awaitEvent().served().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(provider.requests()).isEmpty();
    assertThat(gateway.budget.reserved()).isZero();
    assertThat(gateway.active()).isZero();
  }

  @Test
  void aCallForWhichThereIsNoPlaceIsNotEvenAsked() throws IOException {
    provider.next(Oddities.neverEnding(Duration.ofMillis(2)));
    try (GatewayFixture full =
        GatewayFixture.start(Map.of("turnpike.gateway.concurrency.per-tenant", 1))) {
      full.connect("up", provider.baseUrl()).budget.of(PLENTY);
      try (Leaving first = Leaving.ask(full, "up/m", true)) {
        first.until("t5");

        assertThat(new Asking(full).whole("up/m").body()).contains("concurrency_limit");
        assertThat(full.budget.asked).hasSize(1);
      }
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(full.budget.reserved()).isZero());
    }
  }

  @Test
  void whatFailsIsGivenBack() {
    gateway.budget.of(PLENTY);
    provider.next(Refusal.status(500));

    assertThat(ask(100).statusCode()).isEqualTo(502);

    assertSettled(gateway.awaitEvent());
    assertThat(gateway.budget.spent()).isZero();
  }

  @Test
  void aFullJournalGivesBackWhatWasHeld() {
    gateway.budget.of(PLENTY);
    gateway.journal.full(true);

    assertThat(ask(100).statusCode()).isEqualTo(503);

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(gateway.budget.settled).hasSize(1));
    Settled settled = gateway.budget.settled.getFirst();
    assertThat(settled.recorded()).isFalse();
    assertThat(settled.charges()).isEmpty();
    assertThat(gateway.budget.reserved()).isZero();
  }

  @Test
  void bothTriesOfARaceAreHeldAndCharged() {
    gateway.budget.of(PLENTY);
    provider.next(
        Completion.text("too late").headersAfter(Duration.ofMinutes(1)), Completion.text("now"));

    assertThat(configured("twice").statusCode()).isEqualTo(200);

    assertThat(asked().atOnce()).isEqualTo(2);
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.attempts()).hasSize(2);
    assertThat(gateway.budget.covered.getLast()).hasSize(2);
    assertSettled(event);
  }

  @Test
  void everyTargetIsQuoted() {
    gateway.budget.of(PLENTY);

    assertThat(configured("both").statusCode()).isEqualTo(200);

    assertThat(asked().quotes())
        .extracting(Quote::connection)
        .containsExactlyInAnyOrder("up", "other");
  }

  @Test
  void anAttemptThatDoesNotFitIsNotMade() {
    gateway.budget.of(PLENTY).covering(0);

    HttpResponse<String> answer = configured("both");

    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(answer.body()).contains("budget_exceeded", FakeBudget.ID);
    assertThat(provider.requests()).isEmpty();
    assertThat(second.requests()).isEmpty();
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.attempts()).hasSize(2);
    assertSettled(event);
  }

  @Test
  void theNextAttemptMustFitBesideWhatTheFirstHasCost() {
    gateway.budget.of(PLENTY).covering(1);
    provider.next(Refusal.status(500));

    HttpResponse<String> answer = configured("both");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(second.requests()).isEmpty();
    assertSettled(gateway.awaitEvent());
  }

  @Test
  void aModelWithoutAPriceIsNotAsked() {
    gateway.budget.of(PLENTY);

    HttpResponse<String> answer = ask.whole("up/unpriced");

    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(answer.body())
        .contains("unpriced_model", "\\\"unpriced\\\"", "set a price", "\\\"up\\\"");
    assertThat(provider.requests()).isEmpty();
    assertSettled(gateway.awaitEvent());
  }

  /** The cost of a batch or an upload is nobody's to know; looking at things costs nothing. */
  @Test
  void whatIsPassedOnIsFreeOnlyWhereItIsRead() {
    gateway.budget.of(PLENTY);

    HttpResponse<String> read =
        ask.send(ask.request("/v1/files/f1", "x-turnpike-provider", "up").build());
    HttpResponse<String> written =
        ask.send(
            ask.request("/v1/batches", "x-turnpike-provider", "up")
                .POST(BodyPublishers.ofString("{}"))
                .build());

    assertThat(read.statusCode()).isNotEqualTo(402);
    assertThat(written.statusCode()).isEqualTo(402);
    assertThat(written.body()).contains("unpriced_model", "names no model");
    assertThat(gateway.budget.asked.getFirst().quotes())
        .allSatisfy(quote -> assertThat(quote.nanoUsd(0)).isZero());
  }

  @Test
  void countingTokensIsFree() {
    gateway.budget.of(1);

    HttpResponse<String> answer =
        ask.send(
            ask.request("/v1/messages/count_tokens")
                .POST(BodyPublishers.ofString("{\"model\":\"up/m\"," + Asking.QUESTION + "}"))
                .build());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void aBudgetThatDegradesSendsItAnotherWay() {
    gateway.budget.of(1_000).degradingTo("cheap");

    HttpResponse<String> answer = ask(100);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-decision")).contains("degraded single");
    assertThat(answer.headers().firstValue("x-turnpike-config")).contains("cheap@3");
    assertThat(provider.requests()).isEmpty();
    assertThat(second.requests()).hasSize(1);
    assertThat(gateway.budget.asked)
        .extracting(AdmissionRequest::degraded)
        .containsExactly(false, true);
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.decided().summary()).isEqualTo("degraded single");
    assertThat(event.decided().notes()).contains(new Degraded("", FakeBudget.ID, "cheap", null));
    assertSettled(event);
  }

  @Test
  void withoutThatOtherWayItGoesAsItWas() {
    gateway.budget.of(1_000).degradingTo("gone");

    assertThat(ask(100).statusCode()).isEqualTo(200);

    assertThat(provider.requests()).hasSize(1);
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.asked().config()).isNull();
    assertThat(event.decided().notes())
        .contains(new Degraded("", FakeBudget.ID, "gone", "config_not_found"));
    assertSettled(event);
  }

  @Test
  void aKeyThatMayNotUseThatOtherModelGoesAsItWas() {
    gateway.key("tp_narrow", null, Set.of("m"));
    gateway.budget.of(1_000).degradingTo("other-model");

    HttpResponse<String> answer =
        ask.post(
            "{\"model\":\"up/m\",\"max_tokens\":100," + Asking.QUESTION + "}",
            "x-api-key",
            "tp_narrow");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(gateway.awaitEvent().decided().notes())
        .contains(new Degraded("", FakeBudget.ID, "other-model", "model_not_allowed"));
  }

  @Test
  void aConditionMayAskForWhatIsLeft() {
    gateway.budget.of(2_000_000_000);
    assertThat(configured("thrifty").headers().firstValue("x-turnpike-provider")).contains("up");

    gateway.budget.of(900_000_000);
    assertThat(configured("thrifty").headers().firstValue("x-turnpike-provider")).contains("other");

    gateway.budget.end();
    assertThat(configured("thrifty").headers().firstValue("x-turnpike-provider")).contains("up");
  }

  @Test
  void aCopyIsAdmittedOnItsOwn() {
    gateway.budget.of(PLENTY);

    assertThat(configured("copied").statusCode()).isEqualTo(200);

    assertThat(gateway.journal.awaitEvents(2)).hasSize(2);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(gateway.budget.settled).hasSize(2));
    assertThat(gateway.budget.asked)
        .allSatisfy(asked -> assertThat(asked.quotes()).hasSize(1))
        .extracting(asked -> asked.quotes().getFirst().connection())
        .containsExactlyInAnyOrder("up", "other");
    assertThat(gateway.budget.reserved()).isZero();
  }

  @Test
  void aCopyForWhichThereIsNoRoomIsNotSent() {
    gateway.budget.of(400_000);
    // As long as the call itself is under way there is no room.
    provider.next(Completion.tokens(3).pausingAt(0, BudgetIT::isOneRefused));

    assertThat(configured("copied").statusCode()).isEqualTo(200);

    UsageEvent copy = gateway.journal.awaitEvent("budget_exceeded");
    assertThat(copy.decided().summary()).isEqualTo("shadow");
    assertThat(copy.served().errorMessage()).contains(FakeBudget.ID);
    assertThat(second.requests()).isEmpty();
  }

  private static boolean isOneRefused() {
    return gateway.journal.events().stream()
        .anyMatch(event -> "budget_exceeded".equals(event.served().errorCode()));
  }

  /** Twice 256 tokens more are held for an answer without an end, and then there is no third. */
  @Test
  void aStreamBeyondWhatCanBeHeldEndsAndSaysWhy() {
    long amount = 600 * GatewayFixture.OUTPUT_NANO_USD + 100 * GatewayFixture.INPUT_NANO_USD;
    gateway.budget.of(amount).uncapped();
    provider.next(Oddities.neverEnding(Duration.ofMillis(1)));

    HttpResponse<String> answer = ask.streamed("up/m");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("budget_exceeded", "insufficient_quota", FakeBudget.ID)
        .doesNotContain("[DONE]");
    assertThat(provider.awaitRequest(1).awaitOver(PATIENCE)).isTrue();
    assertThat(provider.requests().getFirst().peerClosedAt()).isNotNull();
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.served().errorCode()).isEqualTo("budget_exceeded");
    assertSettled(event);
    assertThat(gateway.budget.spent()).isBetween(200 * GatewayFixture.OUTPUT_NANO_USD, amount);
  }

  @Test
  void aStreamForWhichMoreCanBeHeldGoesOn() {
    gateway.budget.of(PLENTY).uncapped();
    provider.next(Completion.tokens(1_000));

    assertThat(ask.streamed("up/m").body()).contains("[DONE]");

    UsageEvent event = gateway.awaitEvent();
    assertThat(event.bill().usage().totalOutput()).isEqualTo(1_000);
    assertThat(gateway.budget.covered.getLast().getFirst().tokens()).isGreaterThan(1_000);
    assertSettled(event);
  }

  private static HttpResponse<String> ask(int maxTokens) {
    return ask.post(
        "{\"model\":\"up/m\",\"max_tokens\":" + maxTokens + "," + Asking.QUESTION + "}");
  }

  private static HttpResponse<String> configured(String config) {
    return ask.post(
        "{\"model\":\"m\",\"max_tokens\":100," + Asking.QUESTION + "}",
        "x-turnpike-config",
        config);
  }

  private static AdmissionRequest asked() {
    return Objects.requireNonNull(gateway.budget.asked.getFirst());
  }

  /** Once, before its end was recorded, and for what the record says. */
  private static void assertSettled(UsageEvent event) {
    assertThat(gateway.budget.settled).hasSize(1);
    Settled settled = gateway.budget.settled.getFirst();
    assertThat(settled.late()).isFalse();
    assertThat(settled.recorded()).isTrue();
    List<Attempt> owing = event.attempts().stream().filter(it -> it.bill().owes()).toList();
    assertThat(settled.charges())
        .extracting(Charge::nanoUsd)
        .containsExactlyElementsOf(owing.stream().map(it -> it.bill().nanoUsd()).toList());
    assertThat(gateway.budget.reserved()).isZero();
    Long cost = event.bill().nanoUsd();
    assertThat(gateway.budget.spent()).isEqualTo(cost == null ? 0 : cost);
  }

  private static Target target(String connection) {
    return new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE);
  }

  private static Step hedged() {
    Target plain = target("hedged");
    return new Target(
        plain.at(),
        plain.name(),
        plain.connection(),
        plain.overrides(),
        plain.defaults(),
        plain.drops(),
        plain.timeouts(),
        plain.retry(),
        new Hedge(SOON, 100),
        plain.requirements(),
        plain.forwarded(),
        plain.invalidEvents(),
        plain.breaker());
  }
}
