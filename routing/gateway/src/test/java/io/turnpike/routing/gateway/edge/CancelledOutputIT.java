package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import io.turnpike.routing.gateway.testing.behaviour.Behaviour;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.CompletionEnding;
import io.turnpike.routing.gateway.testing.behaviour.Dialect;
import io.turnpike.routing.gateway.testing.behaviour.Faults;
import io.turnpike.routing.gateway.testing.behaviour.Oddities;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.gateway.testing.behaviour.UsageStyle;
import io.turnpike.routing.plan.Hedge;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attempts nobody listens to any more, at providers that stop then and at those that do not. */
@ExtendWith(NoLeaks.class)
class CancelledOutputIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofMillis(150);
  private static final Timeouts ROOMY =
      new Timeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE.multipliedBy(2));
  private static final String LIMIT = "\"max_tokens\":1000,";
  private static final int LIMITED = 1000;

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);
  private static int targets;

  private String name = "";

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    name = "target-" + targets++;
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aStreamThatItsClientLeavesCostsTheLimitWhereTheProviderGoesOn(Dialect dialect)
      throws IOException {
    connect(dialect, false);

    assertThat(leaveAStream(LIMIT).bill().usage().totalOutput()).isEqualTo(billed(false));
    assertThat(billed(false)).isEqualTo(LIMITED);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aStreamThatItsClientLeavesCostsWhatWasWrittenWhereTheProviderStops(Dialect dialect)
      throws IOException {
    connect(dialect, true);

    long output = leaveAStream(LIMIT).bill().usage().totalOutput();

    assertThat(output).isPositive().isLessThanOrEqualTo(billed(true));
    assertThat(billed(true)).isLessThan(LIMITED);
  }

  @Test
  void countsEachOfSeveralChoices() throws IOException {
    connect(Dialect.OPENAI, false);

    long output =
        leaveAStream("\"max_completion_tokens\":500,\"n\":3,").bill().usage().totalOutput();

    assertThat(output).isEqualTo(1500).isEqualTo(billed(false));
  }

  @Test
  void anUnknownLimitLeavesWhatWasWritten() throws IOException {
    connect(Dialect.OPENAI, false);

    long output = leaveAStream("").bill().usage().totalOutput();

    assertThat(output).isPositive().isLessThanOrEqualTo(billed(false));
  }

  @Test
  void anImpossibleLimitStaysWithinWhatCanBePaid() throws IOException {
    connect(Dialect.OPENAI, false);

    Cost cost = leaveAStream("\"max_tokens\":999999999999999999,").bill().cost();

    assertThat(cost).isNotNull();
    assertThat(cost.nanoUsd()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aWholeAnswerThatItsClientLeavesCostsTheLimit(Dialect dialect) throws IOException {
    connect(dialect, false);
    provider.next(Faults.stallBeforeHeaders());

    try (Leaving _ = leaving(false, LIMIT)) {
      provider.awaitRequest(1);
    }

    UsageEvent event = cancelled();
    assertThat(event.bill().usage().totalOutput()).isEqualTo(billed(false)).isEqualTo(LIMITED);
    assertThat(event.bill().usage().totalInput()).isPositive();
  }

  @Test
  void theLoserOfARaceCostsTheLimit() {
    connect(Dialect.OPENAI, false);
    provider.next(
        Completion.text("too late").headersAfter(PATIENCE.multipliedBy(3)),
        Completion.text("in time"));
    config(ROOMY, new Hedge(Duration.ofMillis(50), 100));

    HttpResponse<String> answer = ask(true);

    assertThat(answer.body()).contains("time");
    assertThat(provider.awaitRequest(1).awaitOver(PATIENCE)).isTrue();
    List<Attempt> attempts = gateway.awaitEvent().attempts();
    assertThat(provider.requests().getFirst().tokensBilled(false)).isEqualTo(LIMITED);
    // On a busy machine the second may come to the provider as the first.
    assertThat(attempts)
        .extracting(Attempt::bill)
        .satisfiesExactlyInAnyOrder(
            lost -> assertThat(lost.usage().totalOutput()).isEqualTo(LIMITED),
            won -> {
              assertThat(won.source()).isEqualTo(UsageSource.PROVIDER);
              assertThat(won.usage().totalOutput()).isEqualTo(2);
            });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aStreamThatFallsSilentCostsTheLimit(Dialect dialect) {
    connect(dialect, false);
    config(new Timeouts(PATIENCE, PATIENCE, SOON, PATIENCE), null);

    UsageEvent event = broken(Completion.tokens(8).until(3, CompletionEnding.STALL));

    assertThat(event.attempts().getFirst().failure()).isEqualTo(FailureClass.TIMEOUT);
    assertThat(event.bill().usage().totalOutput()).isEqualTo(billed(false)).isEqualTo(LIMITED);
  }

  /** Whether it was worked on nobody knows, so it is shown and not owed. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void anAnswerThatWasNotWaitedForMayCostTheLimit(Dialect dialect) {
    connect(dialect, false);
    config(new Timeouts(PATIENCE, SOON, SOON, PATIENCE, PATIENCE), null);
    provider.next(Faults.stallBeforeHeaders());

    assertThat(ask(false).statusCode()).isEqualTo(504);

    UsageEvent event = gateway.awaitEvent();
    Attempt attempt = event.attempts().getFirst();
    assertThat(attempt.bill().source()).isEqualTo(UsageSource.UNCONFIRMED);
    assertThat(attempt.bill().usage().totalOutput()).isEqualTo(LIMITED);
    assertThat(event.bill().usage().totalOutput()).isZero();
    assertThat(event.bill().cost()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aProviderThatSaysItTimedOutHasStopped(Dialect dialect) {
    connect(dialect, false);
    config(ROOMY, null);
    provider.next(Refusal.status(408));

    assertThat(ask(false).statusCode()).isEqualTo(504);

    Attempt attempt = gateway.awaitEvent().attempts().getFirst();
    assertThat(attempt.bill().source()).isEqualTo(UsageSource.UNCONFIRMED);
    assertThat(attempt.bill().usage().totalOutput()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatWasHeardToItsEndCostsWhatItIs(Dialect dialect) {
    connect(dialect, false);
    config(ROOMY, null);

    for (boolean streamed : new boolean[] {true, false}) {
      gateway.reset();
      provider.next(Completion.tokens(20).usage(UsageStyle.MISSING));
      assertThat(ask(streamed).statusCode()).isEqualTo(200);
      UsageEvent event = gateway.awaitEvent();
      assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(event.bill().usage().totalOutput()).isBetween(1L, 30L);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aProviderThatFailsInAStreamHasStopped(Dialect dialect) {
    connect(dialect, false);
    config(ROOMY, null);

    UsageEvent event = broken(Faults.errorEventAfter(3));

    assertThat(event.bill().usage().totalOutput()).isBetween(1L, 10L);
  }

  private void connect(Dialect dialect, boolean stops) {
    gateway.connect(
        name, dialect == Dialect.ANTHROPIC ? "anthropic" : "openai-compatible", provider.baseUrl());
    if (!stops) {
      gateway.connections.writesOn(name);
    }
  }

  private void config(Timeouts timeouts, @Nullable Hedge hedge) {
    gateway.config(
        name,
        new Target(
            "",
            null,
            name,
            List.of(),
            List.of(),
            List.of(),
            timeouts,
            Retry.NONE,
            hedge,
            Requirements.NONE,
            List.of(),
            InvalidEvents.DROP,
            null));
  }

  private UsageEvent leaveAStream(String fields) throws IOException {
    provider.next(Oddities.neverEnding(Duration.ofMillis(2)));
    try (Leaving client = leaving(true, fields)) {
      client.until("t20");
    }
    return cancelled();
  }

  private Leaving leaving(boolean streamed, String fields) throws IOException {
    return Leaving.send(gateway, GatewayFixture.KEY, body(name + "/m", streamed, fields));
  }

  private UsageEvent cancelled() {
    assertThat(request().awaitOver(PATIENCE)).isTrue();
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(event.bill().source()).isEqualTo(UsageSource.ESTIMATED);
    return event;
  }

  private UsageEvent broken(Behaviour behaviour) {
    provider.next(behaviour);
    ask(true);
    assertThat(request().awaitOver(PATIENCE)).isTrue();
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.bill().source()).isEqualTo(UsageSource.ESTIMATED);
    return event;
  }

  private HttpResponse<String> ask(boolean streamed) {
    return ask.post(body("m", streamed, LIMIT), "x-turnpike-config", name);
  }

  private static String body(String model, boolean streamed, String fields) {
    return "{\"model\":\"%s\",\"stream\":%s,%s%s}"
        .formatted(model, streamed, fields, Asking.QUESTION);
  }

  /** The truth, as the provider knows it. */
  private static int billed(boolean stops) {
    return request().tokensBilled(stops);
  }

  private static ReceivedRequest request() {
    return provider.awaitRequest(1);
  }
}
