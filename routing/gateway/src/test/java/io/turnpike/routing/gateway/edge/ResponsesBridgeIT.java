package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.CompletionEnding;
import io.turnpike.routing.gateway.testing.behaviour.Finish;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.gateway.testing.behaviour.SseStyle;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller who speaks chat completions, with tools and reasoning, to a model of OpenAI's. */
@ExtendWith(NoLeaks.class)
class ResponsesBridgeIT {

  private static final String TOOLS =
      ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\"}}]";

  @AutoClose private static final HostileProvider openai = HostileProvider.start();
  @AutoClose private static final HostileProvider other = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("gpt", "openai", openai.baseUrl())
        .connectAnthropic("claude", other.baseUrl())
        .connect("else", other.baseUrl())
        .config("away", fallback(target("gpt", "gpt-6"), target("else", "m")))
        .config("first", fallback(target("claude", "claude-opus-5-5"), target("else", "m")));
  }

  @BeforeEach
  void forget() {
    openai.reset();
    other.reset();
    gateway.reset();
    gateway.mend();
  }

  @Test
  void isAnsweredWhole() {
    openai.next(Completion.text("one two three").cached(4, 0));

    HttpResponse<String> answer = ask("gpt/gpt-5.6-terra", TOOLS);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"object\":\"chat.completion\"", "\"content\":\"one two three\"", "\"stop\"")
        .contains("\"encrypted_content\":\"sealed-1\"", "\"cached_tokens\":4");
    assertThat(openai.requests().getFirst().path()).isEqualTo("/v1/responses");
    assertThat(openai.requests().getFirst().bodyText())
        .contains("\"model\":\"gpt-5.6-terra\"", "\"store\":false", "reasoning.encrypted_content");
    assertThat(gateway.awaitEventOf(answer).bill().usage())
        .isEqualTo(new TokenUsage(2, 4, 0, 0, 3, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @EnumSource(SseStyle.class)
  void isAnsweredInAStream(SseStyle style) {
    openai.next(Completion.text("one two three").style(style));

    HttpResponse<String> answer =
        ask("gpt/gpt-6", TOOLS + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}");

    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(answer.body())
        .contains("\"content\":\"one\"", "\"content\":\" three\"", "\"finish_reason\":\"stop\"")
        .contains("\"completion_tokens\":3", "\"cost_usd\":", "\"encrypted_content\":\"sealed-1\"")
        .containsOnlyOnce("\"role\"")
        .containsOnlyOnce("\"usage\"")
        .doesNotContain("response.", "sequence_number")
        .endsWith("data: [DONE]\n\n");
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void callsTools(boolean streamed) {
    openai.next(Completion.toolCall("weather", "{\"place\": \"Bern\"}"));

    HttpResponse<String> answer = ask("gpt/gpt-6", TOOLS + (streamed ? ",\"stream\":true" : ""));

    assertThat(answer.body())
        .contains("\"id\":\"call_1\"", "\"name\":\"weather\"", "\"finish_reason\":\"tool_calls\"")
        .contains("Bern");
  }

  @Test
  void takesReasoningBackToWhereItCameFrom() {
    openai.next(Completion.text("done"));

    ask.post(
        "{\"model\":\"gpt/gpt-6\",\"messages\":[{\"role\":\"user\",\"content\":\"Go\"},"
            + "{\"role\":\"assistant\",\"content\":null,"
            + "\"reasoning_items\":[{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[],\"encrypted_content\":\"sealed-7\"}],"
            + "\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]},"
            + "{\"role\":\"tool\",\"tool_call_id\":\"call_1\",\"content\":\"12\"}]"
            + TOOLS
            + "}");

    assertThat(openai.requests().getFirst().bodyText())
        .containsSubsequence(
            "\"encrypted_content\":\"sealed-7\"",
            "\"function_call\",\"call_id\":\"call_1\"",
            "\"function_call_output\",\"call_id\":\"call_1\",\"output\":\"12\"");
  }

  @ParameterizedTest
  @CsvSource({
    "gpt/gpt-5.6, '\"reasoning_effort\":\"none\"', true",
    "gpt/gpt-6, '\"reasoning_effort\":\"high\"', false",
    "gpt/gpt-4o, '\"reasoning_effort\":\"high\"', true",
    "else/gpt-6, '\"reasoning_effort\":\"high\"', true"
  })
  void otherRequestsStayWithChatCompletions(String model, String members, boolean tools) {
    ask(model, (tools ? TOOLS : "") + "," + members);

    HostileProvider asked = model.startsWith("gpt/") ? openai : other;
    assertThat(asked.requests().getFirst().path()).isEqualTo("/v1/chat/completions");
  }

  @Test
  void saysWhatWasChangedForTheModel() {
    openai.next(Completion.text("x"));

    HttpResponse<String> answer =
        ask("gpt/gpt-6", TOOLS + ",\"reasoning_effort\":\"minimal\",\"temperature\":1,\"seed\":7");

    assertThat(answer.headers().firstValue("x-turnpike-warnings"))
        .hasValue("reasoning_effort,temperature,seed");
    assertThat(openai.requests().getFirst().bodyText())
        .contains("\"effort\":\"low\"")
        .doesNotContain("temperature", "seed");
  }

  @Test
  void refusesWhatCannotBeSaidBeforeAnythingIsSent() {
    HttpResponse<String> answer = ask("gpt/gpt-6", TOOLS + ",\"stop\":[\"x\"]");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"unsupported_parameter\"", "\"param\":\"stop\"");
    assertThat(openai.requests()).isEmpty();
  }

  /** What one model refuses, another target may take. */
  @Test
  void leavesWhatAModelRefusesToATargetThatTakesIt() {
    HttpResponse<String> answer =
        ask.post(
            "{\"model\":\"m\",\"tool_choice\":\"required\"" + TOOLS + "," + Asking.QUESTION + "}",
            "x-turnpike-config",
            "first");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("else");
    assertThat(gateway.awaitEventOf(answer).attempts())
        .extracting(Attempt::failure)
        .containsExactly(FailureClass.INELIGIBLE, null);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leavesForAnotherTarget(boolean streamed) {
    openai.next(Refusal.status(503));
    other.next(Completion.text("rescued"));

    HttpResponse<String> answer =
        ask.post(
            "{\"model\":\"m\"" + TOOLS + ",\"stream\":" + streamed + "," + Asking.QUESTION + "}",
            "x-turnpike-config",
            "away");

    assertThat(answer.body()).contains("rescued");
  }

  @Test
  void leavesAStreamThatFailsBeforeItsFirstContent() {
    openai.next(Completion.text("lost words").until(0, CompletionEnding.ERROR_EVENT));
    other.next(Completion.text("rescued"));

    HttpResponse<String> answer =
        ask.post(
            "{\"model\":\"m\"" + TOOLS + ",\"stream\":true," + Asking.QUESTION + "}",
            "x-turnpike-config",
            "away");

    assertThat(answer.body()).contains("rescued").doesNotContain("resp_");
  }

  @Test
  void tellsAFailureInTheMiddleOfAStream() {
    openai.next(Completion.text("one two three").until(2, CompletionEnding.ERROR_EVENT));

    HttpResponse<String> answer = ask("gpt/gpt-6", TOOLS + ",\"stream\":true");

    assertThat(answer.body())
        .contains("\"content\":\" two\"", "The engine overheated.")
        .doesNotContain("[DONE]", "response.failed");
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.INTERRUPTED);
  }

  @Test
  void isNotWholeWithoutItsEnd() {
    openai.next(Completion.text("one two three").until(2, CompletionEnding.CLOSE));

    HttpResponse<String> answer = ask("gpt/gpt-6", TOOLS + ",\"stream\":true");

    assertThat(answer.body()).contains("upstream_truncated").doesNotContain("[DONE]");
  }

  @ParameterizedTest
  @CsvSource({"LENGTH, length", "FILTERED, content_filter"})
  void saysWhyItEnded(Finish finish, String reason) {
    openai.next(
        Completion.text("one two").finish(finish), Completion.text("one two").finish(finish));

    assertThat(ask("gpt/gpt-6", TOOLS).body()).contains("\"finish_reason\":\"" + reason + "\"");
    assertThat(ask("gpt/gpt-6", TOOLS + ",\"stream\":true").body())
        .contains("\"finish_reason\":\"" + reason + "\"");
  }

  private static HttpResponse<String> ask(String model, String members) {
    return ask.post("{\"model\":\"" + model + "\"," + Asking.QUESTION + members + "}");
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
