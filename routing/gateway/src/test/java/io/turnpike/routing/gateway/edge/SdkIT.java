package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** OpenAI's own client, unmodified. */
@ExtendWith(NoLeaks.class)
class SdkIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();

  @AutoClose("close")
  private static final OpenAIClient client = client(GatewayFixture.KEY);

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl());
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @Test
  void asksForAWholeAnswer() {
    provider.next(Completion.text("one two three"));

    ChatCompletion answer = client.chat().completions().create(question("up/gpt-x").build());

    assertThat(answer.choices().getFirst().message().content()).hasValue("one two three");
    assertThat(answer.usage().orElseThrow().completionTokens()).isEqualTo(3);
  }

  @Test
  void readsAStreamToItsEnd() {
    provider.next(Completion.text("one two three"));

    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(question("up/gpt-x").build())) {
      List<ChatCompletionChunk> chunks = stream.stream().toList();
      assertThat(text(chunks)).isEqualTo("one two three");
      assertThat(chunks).allMatch(chunk -> !chunk.choices().isEmpty());
    }
    assertThat(gateway.awaitEvent().bill().usage()).isEqualTo(TokenUsage.of(2, 3));
  }

  @Test
  void getsTheUsageItAsksForWithItsCost() {
    ChatCompletionCreateParams question =
        question("up/gpt-x")
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();
    provider.next(Completion.text("one two three"));

    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(question)) {
      ChatCompletionChunk last = stream.stream().toList().getLast();
      assertThat(last.usage().orElseThrow().completionTokens()).isEqualTo(3);
      assertThat(last.usage().orElseThrow()._additionalProperties()).containsKey("cost_usd");
    }
  }

  @Test
  void throwsItsOwnExceptionsForOurErrors() {
    assertThatThrownBy(() -> client.chat().completions().create(question("nobody/gpt-x").build()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("nobody/gpt-x");
    try (var stranger = new Closing(client("tp_stranger"))) {
      assertThatThrownBy(
              () -> stranger.client.chat().completions().create(question("up/m").build()))
          .isInstanceOf(UnauthorizedException.class);
    }
  }

  @Test
  void throwsWhenAStreamBreaks() {
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(question("up/hostile/reset-after-3").build())) {
      assertThatThrownBy(() -> stream.stream().toList())
          .hasMessageContaining("ended in the middle");
    }
  }

  @Test
  void listsModels() {
    assertThat(client.models().list().data()).anyMatch(model -> model.id().startsWith("up/"));
  }

  private record Closing(OpenAIClient client) implements AutoCloseable {

    @Override
    public void close() {
      client.close();
    }
  }

  private static OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder()
        .apiKey(key)
        .baseUrl(gateway.url("/v1").toString())
        .maxRetries(0)
        .build();
  }

  private static ChatCompletionCreateParams.Builder question(String model) {
    return ChatCompletionCreateParams.builder().model(model).addUserMessage("Say hello");
  }

  private static String text(List<ChatCompletionChunk> chunks) {
    StringBuilder text = new StringBuilder();
    for (ChatCompletionChunk chunk : chunks) {
      text.append(chunk.choices().getFirst().delta().content().orElse(""));
    }
    return text.toString();
  }
}
