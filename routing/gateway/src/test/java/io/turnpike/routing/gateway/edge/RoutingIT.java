package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.testing.ClosedPort;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Faults;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.DecisionNote.Excluded;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageRecord;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which target a request ends at, and that the client never notices the ones before. */
@ExtendWith(NoLeaks.class)
class RoutingIT {

  private static final Set<FailureClass> USUAL =
      Set.of(
          FailureClass.RATE_LIMITED,
          FailureClass.OVERLOADED,
          FailureClass.SERVER_ERROR,
          FailureClass.TIMEOUT,
          FailureClass.CONNECTION,
          FailureClass.INVALID_RESPONSE);
  private static final Timeouts QUICK =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofMillis(600),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20));

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final ClosedPort closed = ClosedPort.reserve();

  /** What is open stays open, however long a busy machine takes for what follows. */
  @AutoClose
  private static final GatewayFixture gateway =
      GatewayFixture.start(
          Map.of(
              "turnpike.gateway.breakers.open-for", "10m",
              "turnpike.gateway.breakers.longest-open", "10m",
              "turnpike.gateway.breakers.panic-every", "1h"));

  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void configure() {
    gateway
        .connect("first", provider.baseUrl())
        .connect("second", provider.baseUrl())
        .connect("down", closed.baseUrl())
        .connect("sealed", provider.baseUrl())
        .config("chain", fallback(target("first", Retry.NONE), target("second", Retry.NONE)))
        .config("away", fallback(target("down", Retry.NONE), target("second", Retry.NONE)))
        .config("gone", fallback(target("missing", Retry.NONE), target("second", Retry.NONE)))
        .config("again", target("first", new Retry(2, Set.of(429, 500, 503), true)))
        .config(
            "deep",
            fallback(
                fallback(target("down", Retry.NONE), target("first", Retry.NONE)),
                target("second", Retry.NONE)))
        .config("models", fallback(model("first", "alpha"), model("second", "beta")))
        .key("tp_alpha", null, Set.of("alpha"))
        .key("tp_both", "models", Set.of("alpha", "second/beta", "whatever"))
        .key("tp_chained", "chain", Set.of());
  }

  @BeforeAll
  static void seal() {
    gateway.connections.unavailable("sealed");
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    gateway.mend();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesOnToTheNextTarget(boolean streamed) {
    provider.next(Refusal.status(503), Completion.text("rescued"));

    HttpResponse<String> answer = ask("chain", streamed);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("rescued");
    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("second");
    assertThat(answer.headers().firstValue("x-turnpike-attempts")).hasValue("2");
    assertThat(answer.headers().firstValue("x-turnpike-config")).hasValue("chain@3");
    assertThat(answer.headers().firstValue("x-turnpike-decision"))
        .hasValue("fallback:2/2 overloaded");
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.attempts())
        .extracting(Attempt::failure)
        .containsExactly(FailureClass.OVERLOADED, null);
    assertThat(gateway.records()).filteredOn(UsageRecord.Dispatched.class::isInstance).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stall-before-first-token",
        "error-event-first",
        "empty-stream",
        "reset-before-headers",
        "html",
        "truncated"
      })
  void rescuesAStreamThatHasNotBegun(String fault) {
    HttpResponse<String> answer =
        ask.post(
            "{\"model\":\"hostile/%s\",\"stream\":true,%s}".formatted(fault, Asking.QUESTION),
            "x-turnpike-config",
            "rescue-" + config(fault));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("Hello").doesNotContain("error").endsWith("[DONE]\n\n");
    assertThat(gateway.awaitEvent().attempts()).hasSize(2);
    assertThat(gateway.active()).isZero();
  }

  @Test
  void neverSwitchesOnceContentHasBeenSent() {
    provider.next(Faults.resetAfter(2), Completion.text("unwanted"));

    HttpResponse<String> answer = ask("chain", true);

    assertThat(answer.body()).contains("t2", "upstream_truncated").doesNotContain("unwanted");
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void goesAroundAProviderThatIsDown() {
    HttpResponse<String> answer = ask("away", false);

    assertThat(answer.headers().firstValue("x-turnpike-decision"))
        .hasValue("fallback:2/2 connection");
  }

  @Test
  void staysWhereTheFailureIsTheClients() {
    provider.next(Refusal.status(400));

    HttpResponse<String> answer = ask("chain", false);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void walksNestedSteps() {
    provider.next(Refusal.status(500), Completion.text("at last"));

    HttpResponse<String> answer = ask("deep", false);

    assertThat(answer.body()).contains("at last");
    assertThat(gateway.awaitEvent().attempts()).hasSize(3);
  }

  @Test
  void triesTheSameTargetAgainWhenToldTo() {
    provider.next(Refusal.status(500), Refusal.status(429).retryAfterMillis(10));

    HttpResponse<String> answer = ask("again", false);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-attempts")).hasValue("3");
  }

  @Test
  void doesNotWaitLongerThanIsWorthwhile() {
    provider.next(Refusal.status(429).retryAfterSeconds(90));

    HttpResponse<String> answer = ask("again", false);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("retry-after")).hasValue("90");
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void saysThatAConnectionIsMissing() {
    gateway.config("lost", target("missing", Retry.NONE));

    HttpResponse<String> answer = ask("lost", false);

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("provider_not_found", "missing");
    assertThat(gateway.awaitEvent().attempts()).isEmpty();
  }

  @Test
  void goesAroundAConnectionThatCannotBeOpenedAndTellsItFromAMissingOne() {
    gateway.config("sealed", fallback(target("sealed", Retry.NONE), target("second", Retry.NONE)));

    HttpResponse<String> answer = ask("sealed", false);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(gateway.awaitEventOf(answer).decided().notes())
        .filteredOn(Excluded.class::isInstance)
        .singleElement()
        .satisfies(
            note -> assertThat(((Excluded) note).code()).isEqualTo("connection_unavailable"));
  }

  @ParameterizedTest
  @CsvSource({
    "sealed, sealed, store_unavailable",
    "missing, sealed, no_eligible_target",
    "sealed, missing, no_eligible_target"
  })
  void aStoreThatIsAwayIsNeverTheClientsFault(String first, String second, String code) {
    gateway.config(
        "cut-off",
        first.equals(second)
            ? target(first, Retry.NONE)
            : fallback(target(first, Retry.NONE), target(second, Retry.NONE)));

    HttpResponse<String> answer = ask("cut-off", false);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.body()).contains(code, "cannot be opened");
    assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
  }

  @Test
  void leavesATargetAloneThatFailsTooOften() {
    gateway.config("brittle", target("first", Retry.NONE));
    int failuresAndOneMoreInPanic = 11;
    for (int i = 0; i < failuresAndOneMoreInPanic; i++) {
      provider.next(Refusal.status(500));
      ask.whole("brittle-model", "x-turnpike-config", "brittle");
    }
    gateway.journal.awaitEvents(failuresAndOneMoreInPanic);
    provider.reset();
    gateway.reset();

    HttpResponse<String> answer = ask.whole("brittle-model", "x-turnpike-config", "brittle");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("provider_circuit_open");
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
    assertThat(provider.requests()).isEmpty();
    assertThat(gateway.awaitEvent().attempts().getFirst().failure())
        .isEqualTo(FailureClass.BREAKER_OPEN);
    assertThat(ask.whole("other-model", "x-turnpike-config", "brittle").statusCode())
        .isEqualTo(200);
  }

  @Test
  void doesNotHoldAClientsMistakesAgainstATarget() {
    gateway.config("sound", target("first", Retry.NONE));
    for (int i = 0; i < 12; i++) {
      provider.next(Refusal.status(i % 2 == 0 ? 400 : 429));
      ask.whole("sound-model", "x-turnpike-config", "sound");
    }

    assertThat(ask.whole("sound-model", "x-turnpike-config", "sound").statusCode()).isEqualTo(200);
  }

  @Test
  void goesByTheKeysOwnConfig() {
    provider.next(Refusal.status(503));

    HttpResponse<String> answer = ask.whole("m", "x-api-key", "tp_chained");

    assertThat(answer.headers().firstValue("x-turnpike-config")).hasValue("chain@3");
  }

  @Test
  void takesPortkeysNamesForTheSameThings() {
    HttpResponse<String> answer =
        ask.whole(
            "m",
            "x-portkey-api-key",
            GatewayFixture.KEY,
            "x-portkey-config",
            "chain",
            "x-portkey-trace-id",
            "trace-1",
            "x-portkey-metadata",
            "{\"app\":\"shop\"}");

    assertThat(answer.headers().firstValue("x-turnpike-config")).hasValue("chain@3");
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.labels().traceId()).isEqualTo("trace-1");
    assertThat(event.labels().metadata()).containsEntry("app", "shop");
  }

  @Test
  void goesToTheConnectionTheClientNames() {
    HttpResponse<String> answer = ask.whole("any/model", "x-turnpike-provider", "@second");

    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("second");
    assertThat(answer.headers().firstValue("x-turnpike-model")).hasValue("any/model");
  }

  @Test
  void keepsAKeyToItsModelsWhateverTheConfigSays() {
    assertRefusedModel(ask.whole("alpha", "x-api-key", "tp_alpha", "x-turnpike-config", "models"));
    assertRefusedModel(ask.whole("first/beta", "x-api-key", "tp_alpha"));
    assertThat(ask.whole("first/alpha", "x-api-key", "tp_alpha").statusCode()).isEqualTo(200);
    assertThat(ask.whole("whatever", "x-api-key", "tp_both").statusCode()).isEqualTo(200);
    assertThat(provider.requests()).hasSize(2);
  }

  private static void assertRefusedModel(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("model_not_allowed", "beta");
  }

  private static String config(String fault) {
    gateway.config(
        "rescue-" + fault,
        fallback(new Target("first", List.of(), QUICK, Retry.NONE), model("second", "fine")));
    return fault;
  }

  private static HttpResponse<String> ask(String config, boolean streamed) {
    return streamed
        ? ask.streamed("m", "x-turnpike-config", config)
        : ask.whole("m", "x-turnpike-config", config);
  }

  private static Step fallback(Step... steps) {
    return new Fallback(List.of(steps), USUAL, Set.of());
  }

  private static Target target(String connection, Retry retry) {
    return new Target(connection, List.of(), Timeouts.DEFAULT, retry);
  }

  private static Target model(String connection, String model) {
    byte[] json = ('"' + model + '"').getBytes(StandardCharsets.UTF_8);
    return new Target(
        connection, List.of(new Override("model", json, model)), Timeouts.DEFAULT, Retry.NONE);
  }
}
