package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.DecisionNote.Warned;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller who speaks chat completions, served by Anthropic's Messages API. */
@ExtendWith(NoLeaks.class)
class AnthropicIT {

  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final TokenUsage USED = new TokenUsage(10, 200, 10, 20, 7, 0, 0, 0, 0);

  @AutoClose private static final RecordedEndpoint anthropic = new RecordedEndpoint("/messages");
  @AutoClose private static final HostileProvider openai = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connectAnthropic("claude", anthropic.baseUrl())
        .connect("gpt", openai.baseUrl())
        .config("away", fallback(target("claude", "claude-haiku-4-5"), target("gpt", "gpt-x")))
        .config("back", fallback(target("gpt", "gpt-x"), target("claude", "claude-haiku-4-5")));
  }

  @BeforeEach
  void forget() {
    anthropic.forget();
    openai.reset();
    gateway.reset();
  }

  @Test
  void servesAWholeAnswer() {
    anthropic.next(200, MessageEvents.whole("Good day"));

    HttpResponse<String> answer = ask.whole("claude/claude-haiku-4-5");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"object\":\"chat.completion\"", "\"content\":\"Good day\"", "\"stop\"");
    assertThat(answer.headers().firstValue("x-turnpike-cost-usd")).hasValue("0.000254");
    assertThat(answer.headers().firstValue("anthropic-ratelimit-requests-remaining"))
        .hasValue("49");
    assertThat(answer.headers().firstValue("request-id")).hasValue("req_1");
    assertThat(anthropic.lastAsked().body())
        .contains("\"model\":\"claude-haiku-4-5\"", "\"max_tokens\":4096");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.bill().usage()).isEqualTo(USED);
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
  }

  @Test
  void showsItsKeyAndVersionToTheProviderOnly() {
    anthropic.next(200, MessageEvents.whole("x"));

    ask.whole(fresh());

    assertThat(anthropic.lastAsked().headers().get("x-api-key"))
        .isEqualTo("sk-ant-canary-0123456789");
    assertThat(anthropic.lastAsked().headers().get("anthropic-version")).isEqualTo("2023-06-01");
    assertThat(anthropic.lastAsked().headers().contains("authorization")).isFalse();
  }

  @Test
  void servesAStream() {
    anthropic.nextStream(MessageEvents.stream("Good", " day"));

    HttpResponse<String> answer = ask.streamed("claude/claude-haiku-4-5");

    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(answer.body())
        .contains("\"content\":\"Good\"", "\"content\":\" day\"", "\"finish_reason\":\"stop\"")
        .doesNotContain("\"usage\"", "message_start")
        .endsWith("data: [DONE]\n\n")
        .containsOnlyOnce("[DONE]");
    assertThat(anthropic.lastAsked().body()).contains("\"stream\":true").doesNotContain("usage");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage()).isEqualTo(USED);
  }

  @Test
  void tellsAStreamsUsageAndCostToWhoAsks() {
    anthropic.nextStream(MessageEvents.stream("Good", " day"));

    HttpResponse<String> answer =
        ask.post(
            "{\"model\":\"claude/m\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                + Asking.QUESTION
                + "}");

    assertThat(answer.body())
        .contains("\"prompt_tokens\":240", "\"cached_tokens\":200", "\"cost_usd\":0.000254");
  }

  @Test
  void saysWhichFieldsTheProviderNeverSaw() {
    anthropic.next(200, MessageEvents.whole("x"));

    HttpResponse<String> answer =
        ask.post("{\"model\":\"claude/m\",\"seed\":7,\"store\":true," + Asking.QUESTION + "}");

    assertThat(answer.headers().firstValue("x-turnpike-warnings")).hasValue("seed,store");
    assertThat(gateway.awaitEventOf(answer).decided().notes())
        .contains(new Warned("", 1, "seed, store"));
  }

  @Test
  void refusesWhatCannotBeSaidBeforeAnythingIsSent() {
    HttpResponse<String> answer =
        ask.post("{\"model\":\"claude/m\",\"n\":2," + Asking.QUESTION + "}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"unsupported_parameter\"", "\"param\":\"n\"");
    assertThat(anthropic.timesAsked()).isZero();
    Attempt attempt = gateway.awaitEventOf(answer).attempts().getFirst();
    assertThat(attempt.failure()).isEqualTo(FailureClass.INELIGIBLE);
    assertThat(attempt.connection()).isEqualTo("claude");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leavesForAnotherVendor(boolean streamed) {
    anthropic.next(529, MessageEvents.error("overloaded_error", "Overloaded"));
    openai.next(Completion.text("rescued"));

    HttpResponse<String> answer = ask("away", streamed);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("rescued");
    assertThat(gateway.awaitEventOf(answer).attempts())
        .extracting(Attempt::failure)
        .containsExactly(FailureClass.OVERLOADED, null);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isLeftForByAnotherVendor(boolean streamed) {
    openai.next(Refusal.status(503));
    if (streamed) {
      anthropic.nextStream(MessageEvents.stream("rescued"));
    } else {
      anthropic.next(200, MessageEvents.whole("rescued"));
    }

    HttpResponse<String> answer = ask("back", streamed);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("rescued");
    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("claude");
  }

  @Test
  void leavesWhatItCannotSayToATargetThatUnderstandsIt() {
    HttpResponse<String> answer =
        ask.post("{\"model\":\"m\",\"n\":2," + Asking.QUESTION + "}", "x-turnpike-config", "away");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("gpt");
    assertThat(anthropic.timesAsked()).isZero();
  }

  @Test
  void tellsWhyTheOtherFailedWhereItCannotSayIt() {
    openai.next(Refusal.status(529));

    HttpResponse<String> answer =
        ask.post("{\"model\":\"m\",\"n\":2," + Asking.QUESTION + "}", "x-turnpike-config", "back");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("gpt");
    assertThat(gateway.awaitEventOf(answer).served().provider()).isEqualTo("gpt");
  }

  @Test
  void fieldsThatChangeNoAnswerCostNobodyTheSecondTarget() {
    openai.next(Refusal.status(503));
    anthropic.next(200, MessageEvents.whole("rescued"));

    HttpResponse<String> answer =
        ask.post(
            "{\"model\":\"m\",\"verbosity\":\"low\",\"response_format\":{\"type\":\"json_object\"},"
                + "\"messages\":[{\"role\":\"user\",\"name\":\"Ann\",\"content\":\"Hi\"}]}",
            "x-turnpike-config",
            "back");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-warnings"))
        .hasValue("verbosity,messages[].name,response_format");
  }

  @Test
  void leavesAStreamThatFailsBeforeItsFirstContent() {
    anthropic.nextStream(
        MessageEvents.begin()
            + MessageEvents.PING
            + MessageEvents.event(MessageEvents.error("overloaded_error", "Overloaded")));
    openai.next(Completion.text("rescued"));

    HttpResponse<String> answer = ask("away", true);

    assertThat(answer.body()).contains("rescued").doesNotContain("msg_01");
    assertThat(gateway.awaitEventOf(answer).attempts())
        .extracting(Attempt::failure)
        .containsExactly(FailureClass.OVERLOADED, null);
  }

  @Test
  void tellsAnErrorInTheMiddleOfAStream() {
    anthropic.nextStream(
        MessageEvents.begin()
            + MessageEvents.text("Good")
            + MessageEvents.event(MessageEvents.error("api_error", "Internal")));

    HttpResponse<String> answer = ask.streamed(fresh());

    assertThat(answer.body())
        .contains("\"content\":\"Good\"", "\"error\":{\"message\":\"Internal\"", "provider_error")
        .doesNotContain("[DONE]", "\"type\":\"error\"");
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.INTERRUPTED);
  }

  @Test
  void isNotWholeWithoutMessageStop() {
    String whole = MessageEvents.stream("Good", " day");
    anthropic.nextStream(whole.substring(0, whole.indexOf("event: message_stop")));

    HttpResponse<String> answer = ask.streamed(fresh());

    assertThat(answer.body()).contains("upstream_truncated").doesNotContain("[DONE]");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.bill().usage()).isEqualTo(USED);
  }

  @Test
  void estimatesWhatABrokenStreamWroteButNotWhatItRead() {
    anthropic.nextBroken(MessageEvents.begin() + MessageEvents.text("Good"));

    HttpResponse<String> answer = ask.streamed(fresh());

    assertThat(answer.body()).contains("Good", "upstream_truncated").doesNotContain("[DONE]");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.bill().source()).isEqualTo(UsageSource.ESTIMATED);
    assertThat(event.bill().usage()).isEqualTo(new TokenUsage(10, 200, 10, 20, 1, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "400,invalid_request_error,prompt is too long: 3 tokens > 2 maximum,400,context_length_exceeded",
    "400,invalid_request_error,Your credit balance is too low,429,insufficient_quota",
    "401,authentication_error,invalid x-api-key,502,provider_auth_failed",
    "403,permission_error,Not this one,403,provider_permission_denied",
    "404,not_found_error,model: m,404,model_not_found",
    "413,request_too_large,Too large,400,context_length_exceeded",
    "429,rate_limit_error,Slow down,429,provider_rate_limited",
    "500,api_error,Internal,502,provider_error",
    "529,overloaded_error,Overloaded,503,provider_overloaded"
  })
  void tellsItsRefusalsInTheCallersDialect(
      int status, String type, String message, int told, String code) {
    anthropic.next(status, MessageEvents.error(type, message));

    HttpResponse<String> answer = ask.whole(fresh());

    assertThat(answer.statusCode()).isEqualTo(told);
    assertThat(answer.body())
        .startsWith("{\"error\":{\"message\":")
        .contains("\"code\":\"" + code + "\"");
  }

  @Test
  void doesNotTakeAnErrorForAnAnswer() {
    anthropic.next(200, MessageEvents.error("overloaded_error", "Overloaded"));
    anthropic.next(200, "{\"type\":\"message\"}");

    assertThat(ask.whole(fresh()).statusCode()).isEqualTo(503);
    assertThat(ask.whole(fresh()).body()).contains("provider_invalid_response");
  }

  private static HttpResponse<String> ask(String config, boolean streamed) {
    return streamed
        ? ask.streamed("any", "x-turnpike-config", config)
        : ask.whole("any", "x-turnpike-config", config);
  }

  /** A model of its own for each call, so that no breaker remembers the call before. */
  private static String fresh() {
    return "claude/m" + CALLS.incrementAndGet();
  }

  private static Step fallback(Step... steps) {
    return new Fallback(
        List.of(steps), Set.of(FailureClass.OVERLOADED, FailureClass.SERVER_ERROR), Set.of());
  }

  private static Target target(String connection, String model) {
    Override override =
        new Override("model", ("\"" + model + "\"").getBytes(StandardCharsets.UTF_8), model);
    return new Target(connection, List.of(override), Timeouts.DEFAULT, Retry.NONE);
  }
}
