package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Dialect;
import io.turnpike.routing.gateway.testing.behaviour.Oddities;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Providers that write on beyond what the client allows, and answers that only look like it. */
@ExtendWith(NoLeaks.class)
class RunawayIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ALLOWED_FOR_FIFTY = 71;

  @AutoClose private static final HostileProvider provider = HostileProvider.start();

  /** What is open stays open, however long a busy machine takes for what follows. */
  @AutoClose
  private static final GatewayFixture gateway =
      GatewayFixture.start(
          Map.of(
              "turnpike.gateway.breakers.open-for", "10m",
              "turnpike.gateway.breakers.longest-open", "10m"));

  private static final Asking ask = new Asking(gateway);
  private static int targets;

  private String name = "";

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    name = "target-" + targets++;
    gateway.connect(name, provider.baseUrl());
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI", "ANTHROPIC"})
  void isCutOffAndPaidAsDelivered(Dialect dialect) {
    gateway.connect(
        name, dialect == Dialect.ANTHROPIC ? "anthropic" : "openai-compatible", provider.baseUrl());
    provider.next(Oddities.neverEnding(Duration.ofMillis(1)));

    HttpResponse<String> answer = streamed("\"max_tokens\":50,");

    assertThat(answer.body()).contains("provider_answer_too_long").doesNotContain("[DONE]");
    assertThat(provider.awaitRequest(1).awaitOver(PATIENCE)).isTrue();
    assertThat(provider.requests().getFirst().peerClosedAt()).isNotNull();
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.bill().source()).isEqualTo(UsageSource.ESTIMATED);
    String text = FaultChecks.text(withoutError(answer));
    assertThat(text.strip().split(" ")).hasSize(ALLOWED_FOR_FIFTY);
    assertThat(event.bill().usage().totalOutput()).isEqualTo((text.getBytes(UTF_8).length + 3) / 4);
    Attempt attempt = event.attempts().getFirst();
    assertThat(attempt.failure()).isEqualTo(FailureClass.INVALID_RESPONSE);
  }

  @Test
  void opensTheBreaker() {
    try (HostileProvider healthy = HostileProvider.start()) {
      gateway.connect("healthy", healthy.baseUrl()).failover(name, name, "healthy");
      provider.otherwise(Oddities.flood());
      for (int i = 0; i < 11; i++) {
        streamed("\"max_tokens\":5,", "x-turnpike-config", name);
      }

      HttpResponse<String> next = streamed("\"max_tokens\":5,", "x-turnpike-config", name);

      assertWhole(next, true);
      assertThat(gateway.awaitEventOf(next).served().provider()).isEqualTo("healthy");
      assertThat(provider.requests()).hasSizeBetween(5, 10);
    }
  }

  /** Tokens of the answer, what the client says, and whether it gets the whole answer. */
  @ParameterizedTest
  @CsvSource({
    "50,   '\"max_tokens\":50,',            true",
    "71,   '\"max_tokens\":50,',            true",
    "72,   '\"max_tokens\":50,',            false",
    "150,  '\"max_tokens\":50,\"n\":3,',    true",
    "200,  '\"max_tokens\":50,\"n\":3,',    false",
    "72,   '\"max_completion_tokens\":50,', false",
    "2000, '\"max_tokens\":null,',          true",
    "2000, '',                              true",
  })
  void isWhatTheClientAllows(int tokens, String limit, boolean whole) {
    provider.next(Completion.tokens(tokens));

    assertWhole(streamed(limit), whole);
  }

  @ParameterizedTest
  @CsvSource({"10, 1000, true", "1000, 10, false"})
  void isWhatTheConfigMakesOfIt(int clients, int configs, boolean whole) {
    Override limit = new Override("max_tokens", String.valueOf(configs).getBytes(UTF_8), null);
    gateway.config(name, new Target(name, List.of(limit), Timeouts.DEFAULT, Retry.NONE));
    provider.next(Completion.tokens(200));

    assertWhole(streamed("\"max_tokens\":" + clients + ",", "x-turnpike-config", name), whole);
  }

  /** All of it is here and paid for. */
  @Test
  void aWholeAnswerIsNotThrownAway() {
    provider.next(Completion.tokens(200));

    HttpResponse<String> answer =
        ask.post("{\"model\":\"%s/m\",\"max_tokens\":5,%s}".formatted(name, Asking.QUESTION));

    assertThat(FaultChecks.text(answer.body())).endsWith("t200");
  }

  private HttpResponse<String> streamed(String fields, String... headers) {
    return ask.post(
        "{\"model\":\"%s/m\",\"stream\":true,%s%s}".formatted(name, fields, Asking.QUESTION),
        headers);
  }

  private static void assertWhole(HttpResponse<String> answer, boolean whole) {
    assertThat(answer.body().contains("[DONE]")).isEqualTo(whole);
    assertThat(answer.body().contains("provider_answer_too_long")).isNotEqualTo(whole);
  }

  private static String withoutError(HttpResponse<String> answer) {
    return answer.body().substring(0, answer.body().indexOf("data: {\"error\""));
  }
}
