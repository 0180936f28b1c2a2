package io.turnpike.routing.gateway.guard;

import static io.turnpike.routing.gateway.guard.GuardedConfigs.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.edge.GatewayFixture;
import io.turnpike.routing.gateway.edge.Leaving;
import io.turnpike.routing.gateway.edge.NoLeaks;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.CompletionEnding;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRules;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules on answers: what is turned down, where that leads, and what it costs. */
@ExtendWith(NoLeaks.class)
class GuardedAnswerIT {

  private static final GuardrailRules DENY =
      new GuardrailRules(List.of(), List.of(GuardedConfigs.rule("output", "secrets", Action.DENY)));

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final HostileProvider second = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();

  @BeforeAll
  static void configure() {
    gateway
        .connect("openai", provider.baseUrl())
        .connect("second", second.baseUrl())
        .connectAnthropic("anthropic", provider.baseUrl());
    GuardedConfigs.put(gateway, "deny", DENY);
    GuardedConfigs.output(
        gateway, "redact", GuardedConfigs.rule("output", "secrets", Action.REDACT));
    gateway
        .config(
            "fallback", GuardedConfigs.leadingOn("openai", "second"), GuardedConfigs.rules(DENY))
        .config(
            "rescue",
            new Rescue(
                "",
                GuardedConfigs.target("openai"),
                List.of(),
                List.of(GuardedConfigs.target("second"))),
            GuardedConfigs.rules(DENY))
        .config(
            "statuses",
            new Fallback(
                List.of(GuardedConfigs.target("openai"), GuardedConfigs.target("second")),
                EnumSet.noneOf(FailureClass.class),
                Set.of(446)),
            GuardedConfigs.rules(DENY))
        .key("tp_held", "deny-openai", Set.of());
  }

  @BeforeEach
  void reset() {
    provider.reset();
    second.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @EnumSource
  void aWholeAnswerIsTurnedDownAndPaidFor(Speaker speaker) {
    provider.next(Completion.text("It is " + KEY));

    HttpResponse<String> answer = speaker.ask(gateway, "deny-" + speaker.connection, "Hi", false);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("secrets").doesNotContain("ghp_");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().errorCode()).isEqualTo("guardrail_denied");
    assertThat(event.served().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(event.bill().cost()).isNotNull();
    assertThat(event.bill().usage().totalOutput()).isPositive();
    assertThat(gateway.active()).isZero();
  }

  @Test
  void clientsOfPortkeysGetItsStatusIfTheyAsk() {
    provider.next(Completion.text(KEY));

    HttpResponse<String> answer = Speaker.CHAT.askLikePortkeys(gateway, "deny-openai", "Hi");

    assertThat(answer.statusCode()).isEqualTo(446);
    assertThat(answer.body()).contains("guardrail_denied");
  }

  @ParameterizedTest
  @EnumSource
  void aWholeAnswerComesWithoutTheKey(Speaker speaker) {
    provider.next(Completion.text("It is " + KEY + " \\\"here\\\""));

    HttpResponse<String> answer = speaker.ask(gateway, "redact-" + speaker.connection, "Hi", false);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("It is [GITHUB_KEY] ").doesNotContain("ghp_");
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fallback", "statuses", "rescue"})
  void aWholeAnswerThatIsTurnedDownLeadsOn(String config) {
    leadsOn(config, false);
  }

  /** Nothing of it has gone, so its body is still there to be sent to the next. */
  @ParameterizedTest
  @ValueSource(strings = {"fallback", "statuses", "rescue"})
  void aStreamThatIsTurnedDownAtItsBeginningLeadsOn(String config) {
    leadsOn(config, true);
  }

  private static void leadsOn(String config, boolean streamed) {
    provider.next(Completion.text(KEY));
    second.next(Completion.text("nothing to hide"));

    HttpResponse<String> answer = Speaker.CHAT.ask(gateway, config, "Hello there", streamed);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("hide").doesNotContain("ghp_");
    assertThat(second.requests().getLast().bodyText()).contains("Hello there");
    UsageEvent event = gateway.awaitEventOf(answer);
    Attempt first = event.attempts().getFirst();
    assertThat(first.failure()).isEqualTo(FailureClass.CONTENT_FILTER);
    assertThat(first.bill().usage().totalInput()).isPositive();
    assertThat(event.attempts()).hasSize(2);
    assertThat(event.served().provider()).isEqualTo("second");
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerThatIsTurnedDownIsTriedAgainWhereTheConfigSaysSo(boolean streamed) {
    Retry retry = new Retry(1, Set.of(446), true);
    gateway.config(
        "again",
        new Target("openai", List.of(), Timeouts.DEFAULT, retry),
        GuardedConfigs.rules(DENY));
    provider.next(Completion.text(KEY), Completion.text("nothing to hide"));

    HttpResponse<String> answer = Speaker.CHAT.ask(gateway, "again", "Hello there", streamed);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("hide");
    assertThat(provider.requests()).hasSize(2);
    assertThat(gateway.awaitEventOf(answer).attempts()).hasSize(2);
  }

  @Test
  void aDeniedStreamIsCutOffAtItsProvider() {
    provider.next(
        Completion.pieces("Well. ", "It is ", KEY, " and", " more", " and", " more")
            .until(4, CompletionEnding.STALL)
            .tokenDelay(Duration.ofMillis(20)));

    HttpResponse<String> answer = Speaker.CHAT.ask(gateway, "deny-openai", "Hi", true);

    assertThat(answer.body()).contains("guardrail_denied").doesNotContain("[DONE]");
    assertThat(provider.requests().getFirst().awaitOver(Duration.ofSeconds(20))).isTrue();
    assertThat(provider.requests().getFirst().peerClosedAt()).isNotNull();
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.bill().cost()).isNotNull();
  }

  /** What is held back is nobody's when the client leaves, and the provider hears of it. */
  @Test
  void aClientThatLeavesWhileTextIsHeldBackLeavesNothing() throws IOException {
    provider.next(
        Completion.pieces("Well, ", KEY.substring(0, 9), "x")
            .until(2, CompletionEnding.STALL)
            .tokenDelay(Duration.ofMillis(20)));
    try (Leaving client = Leaving.ask(gateway, "tp_held", "hostile/ok", true)) {
      client.until("Well");
      provider.awaitRequest(1);
    }

    assertThat(provider.requests().getFirst().awaitOver(Duration.ofSeconds(20))).isTrue();
    assertThat(provider.requests().getFirst().peerClosedAt()).isNotNull();
    assertThat(gateway.awaitEvent().served().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(gateway.active()).isZero();
  }
}
