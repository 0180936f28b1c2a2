package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LoadBalance;
import io.turnpike.routing.plan.Step.Weighted;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Conversations that bring thinking which their provider signed. */
@ExtendWith(NoLeaks.class)
class SignedStateIT {

  private static final String THOUGHT =
      "{\"type\":\"thinking\",\"thinking\":\"I must look\",\"signature\":\"SIG1\"}";

  @AutoClose private static final RecordedEndpoint anthropic = new RecordedEndpoint("/messages");
  @AutoClose private static final RecordedEndpoint other = new RecordedEndpoint("/messages");
  @AutoClose private static final HostileProvider openai = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connectAnthropic("claude", anthropic.baseUrl())
        .connectAnthropic("claude-2", other.baseUrl())
        .connect("gpt", openai.baseUrl())
        .config("away", fallback(target("claude", "claude-x"), target("gpt", "gpt-x")))
        .config("same", fallback(target("claude", "claude-x"), target("claude-2", "claude-x")))
        .config("newer", fallback(target("claude", "claude-x"), target("claude-2", "claude-y")))
        .config("even", even(target("claude", "claude-x"), target("claude-2", "claude-x")));
  }

  @BeforeEach
  void forget() {
    anthropic.forget();
    other.forget();
    openai.reset();
    gateway.reset();
    gateway.mend();
  }

  @Test
  void goBackToTheirSignerUnchanged() {
    anthropic.next(200, MessageEvents.whole("x"));

    ask.post(conversation("claude/claude-x", "How far?"));

    assertThat(anthropic.lastAsked().body()).contains(THOUGHT);
  }

  @Test
  void goToAnotherVendorWithoutIt() {
    anthropic.next(503, "{}");

    HttpResponse<String> answer =
        ask.post(conversation("x", "How far?"), "x-turnpike-config", "away");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(openai.requests().getLast().bodyText())
        .contains("I look")
        .doesNotContain("SIG1", "thinking_blocks");
    assertThat(answer.headers().firstValue("x-turnpike-warnings").orElse(""))
        .contains("signed_reasoning");
  }

  @Test
  void goToTheSameModelElsewhereWithIt() {
    anthropic.next(503, "{}");
    other.next(200, MessageEvents.whole("x"));

    ask.post(conversation("x", "How far?"), "x-turnpike-config", "same");

    assertThat(other.lastAsked().body()).contains(THOUGHT);
  }

  @Test
  void goToAnotherModelOfTheVendorWithoutIt() {
    anthropic.next(503, "{}");
    other.next(200, MessageEvents.whole("x"));

    ask.post(conversation("x", "How far?"), "x-turnpike-config", "newer");

    assertThat(other.lastAsked().body()).doesNotContain("SIG1");
  }

  @Test
  void areSentOnceMoreWithoutASignatureThatIsRefused() {
    anthropic.next(
        400,
        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":"
            + "\"messages.1.content.0: Invalid `signature` in `thinking` block\"}}");
    anthropic.next(200, MessageEvents.whole("x"));

    HttpResponse<String> answer = ask.post(conversation("claude/claude-x", "How far?"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(anthropic.timesAsked()).isEqualTo(2);
    assertThat(anthropic.lastAsked().body()).contains("I look").doesNotContain("SIG1");
  }

  @Test
  void areNotSentAThirdTime() {
    String refusal =
        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":"
            + "\"messages.1.content.0: Invalid `signature` in `thinking` block\"}}";
    anthropic.next(400, refusal);
    anthropic.next(400, refusal);

    HttpResponse<String> answer = ask.post(conversation("claude/claude-x", "How far?"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(anthropic.timesAsked()).isEqualTo(2);
  }

  @Test
  void stayWhereTheyWere() {
    Set<Integer> places = new HashSet<>();
    for (int turn = 0; turn < 12; turn++) {
      anthropic.next(200, MessageEvents.whole("x"));
      other.next(200, MessageEvents.whole("x"));
      int before = anthropic.timesAsked();
      ask.post(conversation("x", "How far is it?"), "x-turnpike-config", "even");
      places.add(anthropic.timesAsked() - before);
    }

    assertThat(places).hasSize(1);
  }

  private static String conversation(String model, String beginning) {
    return "{\"model\":\""
        + model
        + "\",\"messages\":[{\"role\":\"user\",\"content\":\""
        + beginning
        + "\"},{\"role\":\"assistant\",\"content\":\"I look\",\"thinking_blocks\":["
        + THOUGHT
        + "]},{\"role\":\"user\",\"content\":\"And?\"}]}";
  }

  private static Fallback fallback(Target... targets) {
    return new Fallback(List.of(targets), EnumSet.allOf(FailureClass.class), Set.of());
  }

  private static LoadBalance even(Target one, Target two) {
    return new LoadBalance(
        "",
        List.of(new Weighted(one, 1), new Weighted(two, 1)),
        null,
        new Failover(true, EnumSet.allOf(FailureClass.class), Set.of()));
  }

  private static Target target(String connection, String model) {
    Override override = new Override("model", ("\"" + model + "\"").getBytes(UTF_8), model);
    return new Target(connection, List.of(override), Timeouts.DEFAULT, Retry.NONE);
  }
}
