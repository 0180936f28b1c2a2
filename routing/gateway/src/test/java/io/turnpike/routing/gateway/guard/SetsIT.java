package io.turnpike.routing.gateway.guard;

import static io.turnpike.routing.gateway.guard.GuardedConfigs.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.edge.GatewayFixture;
import io.turnpike.routing.gateway.edge.NoLeaks;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import io.turnpike.routing.plan.GuardrailRules;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets that hold whatever a config says, and sets that are only tried. */
@ExtendWith(NoLeaks.class)
class SetsIT {

  private static final GuardrailRules DENY = rules(Action.DENY);

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();

  @BeforeAll
  static void configure() {
    gateway.connect("openai", provider.baseUrl());
    gateway.config("plain", GuardedConfigs.target("openai"));
    gateway.config(
        "flagging", GuardedConfigs.target("openai"), GuardedConfigs.rules(rules(Action.FLAG)));
  }

  @BeforeEach
  void reset() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "flagging"})
  void aSetHoldsWhateverTheConfigSays(String config) {
    gateway.sets(DENY, GuardrailRules.NONE);

    HttpResponse<String> answer = Speaker.CHAT.ask(gateway, config, KEY, false);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("of the set \\\"org\\\"").doesNotContain("ghp_");
    assertThat(Notes.guarded(gateway.awaitEventOf(answer)))
        .extracting(Guarded::set)
        .containsExactly("org");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSetThatIsTriedActsOnNothing(boolean streamed) {
    gateway.sets(GuardrailRules.NONE, DENY);
    provider.next(Completion.text("Yours is " + KEY));

    HttpResponse<String> answer = Speaker.CHAT.ask(gateway, "plain", "Mine is " + KEY, streamed);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains(KEY);
    assertThat(provider.requests().getLast().bodyText()).contains(KEY);
    var event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(Notes.guarded(event))
        .hasSize(2)
        .allSatisfy(
            note -> {
              assertThat(note.action()).isEqualTo("observed");
              assertThat(note.found()).isEqualTo("github_key 1");
            })
        .extracting(Guarded::side)
        .containsExactly("input", "output");
  }

  @Test
  void withoutAWordOnWhichSetsHoldNothingGoesOn() {
    gateway.unknownSets();

    HttpResponse<String> answer = Speaker.CHAT.ask(gateway, "plain", "Hello", false);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(provider.requests()).isEmpty();
  }

  /** Ten mebibytes in one message: looked at apart from the loops on which others wait. */
  @Test
  void aLargeMessageIsLookedAtToItsEnd() {
    gateway.sets(DENY, GuardrailRules.NONE);
    String large = "lorem ipsum ".repeat((10 << 20) / 12);

    HttpResponse<String> answer = Speaker.CHAT.ask(gateway, "plain", large + KEY, false);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("guardrail_denied").hasSizeLessThan(2_000);
  }

  private static GuardrailRules rules(Action action) {
    return new GuardrailRules(List.of(rule("input", action)), List.of(rule("output", action)));
  }

  private static GuardrailRule rule(String side, Action action) {
    OnError onError = action == Action.FLAG ? OnError.PASS : OnError.DENY;
    return new GuardrailRule(
        action == Action.FLAG ? null : "org",
        "/" + side + "_guardrails/0",
        "secrets",
        "{}",
        action,
        false,
        onError);
  }
}
