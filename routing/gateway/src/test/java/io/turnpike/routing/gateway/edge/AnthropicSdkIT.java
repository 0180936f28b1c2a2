package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletion.Choice.FinishReason;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** OpenAI's own client, unmodified, talking to Anthropic without knowing it. */
@ExtendWith(NoLeaks.class)
class AnthropicSdkIT {

  private static final String INPUT = "{\"city\":\"Oslo\"}";

  @AutoClose private static final RecordedEndpoint anthropic = new RecordedEndpoint("/messages");
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();

  @AutoClose("close")
  private static final OpenAIClient client =
      OpenAIOkHttpClient.builder()
          .apiKey(GatewayFixture.KEY)
          .baseUrl(gateway.url("/v1").toString())
          .maxRetries(0)
          .build();

  @BeforeAll
  static void connect() {
    gateway.connectAnthropic("claude", anthropic.baseUrl());
  }

  @BeforeEach
  void forget() {
    anthropic.forget();
    gateway.reset();
  }

  @Test
  void callsAToolAndTellsItsResult() {
    anthropic.next(200, MessageEvents.wholeCall("toolu_1", "weather", INPUT));
    anthropic.next(200, MessageEvents.whole("Cold."));

    ChatCompletion first = client.chat().completions().create(question().build());

    assertThat(first.choices().getFirst().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    ChatCompletionMessageFunctionToolCall call = onlyCall(first);
    assertThat(call.function().name()).isEqualTo("weather");
    assertThat(call.function().arguments()).isEqualTo(INPUT);
    assertThat(answered(first, call)).isEqualTo("Cold.");
    assertThat(anthropic.lastAsked().body())
        .contains("\"type\":\"tool_use\"", "\"input\":" + INPUT)
        .contains("\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\"");
  }

  @Test
  void callsAToolInAStream() {
    anthropic.nextStream(
        MessageEvents.begin()
            + MessageEvents.text("Let me look.")
            + MessageEvents.call("toolu_1", "weather", "", "{\"city\":", "\"Oslo\"}")
            + MessageEvents.end("tool_use"));

    ChatCompletion answer = accumulated(question());

    assertThat(answer.choices().getFirst().message().content()).hasValue("Let me look.");
    assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(onlyCall(answer).id()).isEqualTo("toolu_1");
    assertThat(onlyCall(answer).function().name()).isEqualTo("weather");
    assertThat(onlyCall(answer).function().arguments()).isEqualTo(INPUT);
  }

  @Test
  void getsTheUsageItAsksForWithItsCost() {
    anthropic.nextStream(MessageEvents.stream("Cold."));
    ChatCompletionCreateParams.Builder question =
        question().streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build());

    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(question.build())) {
      ChatCompletionChunk last = stream.stream().toList().getLast();
      assertThat(last.usage().orElseThrow().promptTokens()).isEqualTo(240);
      assertThat(last.usage().orElseThrow().promptTokensDetails().orElseThrow().cachedTokens())
          .hasValue(200L);
      assertThat(last.usage().orElseThrow()._additionalProperties()).containsKey("cost_usd");
    }
  }

  @Test
  void throwsWhatItThrowsForABadRequest() {
    assertThatThrownBy(() -> client.chat().completions().create(question().n(2).build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("\"n\" cannot be sent");
  }

  private static String answered(ChatCompletion first, ChatCompletionMessageFunctionToolCall call) {
    ChatCompletionCreateParams question =
        question()
            .addMessage(first.choices().getFirst().message())
            .addMessage(
                ChatCompletionToolMessageParam.builder()
                    .toolCallId(call.id())
                    .content("-3 °C")
                    .build())
            .build();
    ChatCompletion answer = client.chat().completions().create(question);
    return answer.choices().getFirst().message().content().orElseThrow();
  }

  private static ChatCompletion accumulated(ChatCompletionCreateParams.Builder question) {
    ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(question.build())) {
      stream.stream().forEach(whole::accumulate);
    }
    return whole.chatCompletion();
  }

  private static ChatCompletionMessageFunctionToolCall onlyCall(ChatCompletion answer) {
    var calls = answer.choices().getFirst().message().toolCalls().orElseThrow();
    assertThat(calls).hasSize(1);
    return calls.getFirst().asFunction();
  }

  private static ChatCompletionCreateParams.Builder question() {
    return ChatCompletionCreateParams.builder()
        .model("claude/claude-haiku-4-5")
        .addSystemMessage("Be brief.")
        .addUserMessage("How is the weather in Oslo?")
        .addFunctionTool(
            FunctionDefinition.builder()
                .name("weather")
                .description("Looks outside.")
                .parameters(
                    FunctionParameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty(
                            "properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
                        .putAdditionalProperty("required", JsonValue.from(List.of("city")))
                        .build())
                .build());
  }
}
