package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.RateLimitException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.completions.CompletionCreateParams;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OpenAI's own client has beyond text, at providers of both shapes. */
@ExtendWith(NoLeaks.class)
class ChatSdkIT {

  private static final String GPT = "gpt/gpt-x";
  private static final String CLAUDE = "claude/claude-haiku-4-5";
  private static final String PIXEL = "iVBORw0KGgo=";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final TwoCalls twoCalls = new TwoCalls();
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
    gateway.connect("gpt", provider.baseUrl()).connectAnthropic("claude", provider.baseUrl());
    twoCalls.connect(gateway);
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  /** What the client makes a schema of, of a tool's input or of an answer. */
  record Weather(String city) {}

  @ParameterizedTest
  @CsvSource({"two-gpt,false", "two-gpt,true", "two-claude,false", "two-claude,true"})
  void callsToolsInParallel(String connection, boolean streamed) {
    if (streamed) {
      twoCalls.stream();
    } else {
      twoCalls.whole();
    }

    ChatCompletion answer = asked(question(connection + "/m").addTool(Weather.class), streamed);

    List<ChatCompletionMessageToolCall> calls =
        answer.choices().getFirst().message().toolCalls().orElseThrow();
    assertThat(calls)
        .extracting(call -> call.asFunction().function().arguments(Weather.class).city())
        .containsExactly("Oslo", "Rome");
    assertThat(calls).extracting(call -> call.asFunction().id()).doesNotHaveDuplicates();
    assertThat(answer.choices().getFirst().finishReason())
        .isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
  }

  @ParameterizedTest
  @ValueSource(strings = {GPT, CLAUDE})
  void showsAnImage(String model) {
    provider.next(Completion.text("A dot."));

    ChatCompletion answer =
        client
            .chat()
            .completions()
            .create(
                question(model).addUserMessageOfArrayOfContentParts(List.of(picture())).build());

    assertThat(answer.choices().getFirst().message().content()).hasValue("A dot.");
    assertThat(provider.requests().getLast().bodyText())
        .contains(
            model.equals(GPT)
                ? "\"url\":\"data:image/png;base64," + PIXEL + "\""
                : "\"data\":\"" + PIXEL + "\"");
    assertThat(gateway.awaitEvent().bill().usage().totalOutput()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {GPT, CLAUDE})
  void isAnsweredInAStructure(String model) {
    provider.next(Completion.text("{\"city\":\"Oslo\"}"));

    var answer =
        client.chat().completions().create(question(model).responseFormat(Weather.class).build());

    assertThat(answer.choices().getFirst().message().content().orElseThrow().city())
        .isEqualTo("Oslo");
    assertThat(provider.requests().getLast().bodyText())
        .contains(model.equals(GPT) ? "\"response_format\"" : "\"output_config\"", "\"city\"");
  }

  /** The API before chat. */
  @Test
  void completesAPrompt() {
    provider.next(Completion.text("one two three"), Completion.text("four five"));
    CompletionCreateParams prompt =
        CompletionCreateParams.builder().model(CLAUDE).prompt("Count.").build();

    assertThat(client.completions().create(prompt).choices().getFirst().text())
        .isEqualTo("one two three");
    StringBuilder said = new StringBuilder();
    try (var stream = client.completions().createStreaming(prompt)) {
      stream.stream()
          .flatMap(each -> each.choices().stream())
          .forEach(choice -> said.append(choice.text()));
    }
    assertThat(said.toString()).isEqualTo("four five");
    assertThat(gateway.journal.awaitEvents(2))
        .extracting(event -> event.asked().operation())
        .containsOnly("completions");
  }

  @ParameterizedTest
  @ValueSource(strings = {GPT, CLAUDE})
  void throwsItsOwnExceptions(String model) {
    provider.next(Refusal.status(400).message("Not so."));
    assertThatThrownBy(() -> client.chat().completions().create(question(model).build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Not so.");

    provider.next(Refusal.status(429).retryAfterSeconds(7));
    RateLimitException limited =
        catchThrowableOfType(
            RateLimitException.class,
            () -> client.chat().completions().create(question(model).build()));
    assertThat(Integer.parseInt(limited.headers().values("retry-after").getFirst()))
        .isBetween(5, 7);
  }

  private static ChatCompletionCreateParams.Builder question(String model) {
    return ChatCompletionCreateParams.builder().model(model).addUserMessage("Look outside.");
  }

  private static ChatCompletionContentPart picture() {
    return ChatCompletionContentPart.ofImageUrl(
        ChatCompletionContentPartImage.builder()
            .imageUrl(
                ChatCompletionContentPartImage.ImageUrl.builder()
                    .url("data:image/png;base64," + PIXEL)
                    .build())
            .build());
  }

  private static ChatCompletion asked(
      ChatCompletionCreateParams.Builder question, boolean streamed) {
    if (!streamed) {
      return client.chat().completions().create(question.build());
    }
    ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(question.build())) {
      stream.stream().forEach(whole::accumulate);
    }
    return whole.chatCompletion();
  }
}
