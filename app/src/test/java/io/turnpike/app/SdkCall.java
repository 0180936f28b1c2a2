package io.turnpike.app;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.stream.Collectors;

/** A streamed completion with the OpenAI SDK as it is published. */
final class SdkCall {

  private SdkCall() {}

  /** The whole text that was streamed. */
  static String stream(String endpoint, String key, String config, String model, String message) {
    OpenAIClient client =
        OpenAIOkHttpClient.builder()
            .baseUrl(endpoint)
            .apiKey(key)
            .maxRetries(0)
            .putHeader("x-turnpike-config", config)
            .build();
    ChatCompletionCreateParams params =
        ChatCompletionCreateParams.builder().model(model).addUserMessage(message).build();
    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(params)) {
      return chunks.stream()
          .flatMap(chunk -> chunk.choices().stream())
          .flatMap(choice -> choice.delta().content().stream())
          .collect(Collectors.joining());
    } finally {
      client.close();
    }
  }
}
