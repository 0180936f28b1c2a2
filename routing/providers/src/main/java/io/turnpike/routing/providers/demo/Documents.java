package io.turnpike.routing.providers.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The JSON documents of the demo provider, field for field as OpenAI names them. */
final class Documents {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private Documents() {}

  static byte[] bytes(Object document) {
    return JSON.writeValueAsBytes(document);
  }

  static String text(Object document) {
    return JSON.writeValueAsString(document);
  }

  record Completion(
      String id, String object, long created, String model, List<Choice> choices, Usage usage) {}

  record Choice(int index, Message message, String finishReason) {}

  record Message(String role, String content) {}

  /**
   * @param usage on the last chunk of a stream that was asked for it, absent elsewhere
   */
  record Chunk(
      String id,
      String object,
      long created,
      String model,
      List<ChunkChoice> choices,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Usage usage) {}

  record ChunkChoice(int index, Delta delta, @Nullable String finishReason) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Delta(@Nullable String role, @Nullable String content) {}

  record Usage(int promptTokens, int completionTokens, int totalTokens) {

    static Usage of(int prompt, int completion) {
      return new Usage(prompt, completion, prompt + completion);
    }
  }

  record Embeddings(String object, List<Embedding> data, String model, InputUsage usage) {}

  /**
   * @param embedding numbers, or those packed as text
   */
  record Embedding(String object, int index, Object embedding) {}

  record InputUsage(int promptTokens, int totalTokens) {}

  record Failure(Cause error) {}

  record Cause(String message, String type, @Nullable String param, String code) {}

  record Models(String object, List<Model> data) {}

  record Model(String id, String object, long created, String ownedBy) {}
}
