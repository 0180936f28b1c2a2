package io.turnpike.routing.testing.behaviour;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The JSON documents an OpenAI-shaped provider sends. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final long CREATED = 1_790_000_000L;

  private Json() {}

  static String role(Call call) {
    return chunk(call, choice(Map.of("role", "assistant", "content", ""), null));
  }

  static String content(Call call, String token) {
    return chunk(call, choice(Map.of("content", token), null));
  }

  static String finish(Call call) {
    return chunk(call, choice(Map.of(), "stop"));
  }

  static String usageChunk(Call call, int completionTokens) {
    Map<String, @Nullable Object> chunk = head(call, "chat.completion.chunk");
    chunk.put("choices", List.of());
    chunk.put("usage", usage(call, completionTokens));
    return MAPPER.writeValueAsString(chunk);
  }

  static String whole(Call call, String text, int tokens, boolean withUsage) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("role", "assistant");
    message.put("content", text);
    Map<String, @Nullable Object> answer = head(call, "chat.completion");
    answer.put("choices", List.of(Map.of("index", 0, "message", message, "finish_reason", "stop")));
    if (withUsage) {
      answer.put("usage", usage(call, tokens));
    }
    return MAPPER.writeValueAsString(answer);
  }

  static String error(String message, String type, @Nullable String code) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("message", message);
    error.put("type", type);
    error.put("param", null);
    error.put("code", code);
    return MAPPER.writeValueAsString(Map.of("error", error));
  }

  static Map<String, Object> usage(Call call, int completionTokens) {
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("prompt_tokens", call.promptTokens());
    usage.put("completion_tokens", completionTokens);
    usage.put("total_tokens", call.promptTokens() + completionTokens);
    return usage;
  }

  private static String chunk(Call call, Map<String, @Nullable Object> choice) {
    Map<String, @Nullable Object> chunk = head(call, "chat.completion.chunk");
    chunk.put("choices", List.of(choice));
    return MAPPER.writeValueAsString(chunk);
  }

  private static Map<String, @Nullable Object> choice(
      Map<String, String> delta, @Nullable String finishReason) {
    Map<String, @Nullable Object> choice = new LinkedHashMap<>();
    choice.put("index", 0);
    choice.put("delta", delta);
    choice.put("finish_reason", finishReason);
    return choice;
  }

  private static Map<String, @Nullable Object> head(Call call, String object) {
    Map<String, @Nullable Object> head = new LinkedHashMap<>();
    head.put("id", call.id());
    head.put("object", object);
    head.put("created", CREATED);
    head.put("model", call.model());
    return head;
  }
}
