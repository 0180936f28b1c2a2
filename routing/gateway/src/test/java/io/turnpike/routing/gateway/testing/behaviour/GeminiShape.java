package io.turnpike.routing.gateway.testing.behaviour;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Gemini's generated content. A call comes in one piece, so its tokens wait for the end. */
final class GeminiShape implements Shape {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int FAULT = 500;

  @Override
  public List<Event> beginning(CompletionRequest call, Form form) {
    return List.of();
  }

  @Override
  public Event token(CompletionRequest call, Form form, String token) {
    return event(document(call, form, List.of(Map.of("text", token)), null, 1));
  }

  @Override
  public List<Event> finish(CompletionRequest call, Form form, int tokens) {
    return List.of(
        event(document(call, form, List.of(Map.of("text", "")), form.finish().gemini, tokens)));
  }

  /** There is none: the stream just ends. */
  @Override
  public Event end() {
    return Event.comment();
  }

  @Override
  public Event ping() {
    return Event.comment();
  }

  @Override
  public Event broken() {
    return Event.of("{\"candidates\":[{\"content\":{\"par");
  }

  @Override
  public Event failed(Complaint complaint) {
    return Event.of(error(complaint));
  }

  @Override
  public String whole(CompletionRequest call, Form form, List<String> tokens) {
    String text = String.join("", tokens);
    Map<String, Object> part =
        switch (form.content()) {
          case Content.Text() -> Map.of("text", text);
          case Content.Tool(String id, String name) ->
              Map.of(
                  "functionCall",
                  Map.of("id", "fc_" + id, "name", name, "args", JSON.readTree(text)));
        };
    return JSON.writeValueAsString(
        document(call, form, List.of(part), form.finish().gemini, tokens.size()));
  }

  @Override
  public String error(Complaint complaint) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code(complaint.kind()));
    error.put("message", complaint.message());
    error.put("status", status(complaint.kind()));
    return JSON.writeValueAsString(Map.of("error", error));
  }

  private static int code(String kind) {
    return switch (kind) {
      case "invalid_request_error" -> 400;
      case "authentication_error" -> 401;
      case "rate_limit_error" -> 429;
      case "overloaded_error" -> 503;
      default -> FAULT;
    };
  }

  private static String status(String kind) {
    return switch (kind) {
      case "invalid_request_error" -> "INVALID_ARGUMENT";
      case "authentication_error" -> "UNAUTHENTICATED";
      case "rate_limit_error" -> "RESOURCE_EXHAUSTED";
      case "overloaded_error" -> "UNAVAILABLE";
      default -> "INTERNAL";
    };
  }

  private static Map<String, Object> document(
      CompletionRequest call,
      Form form,
      List<Map<String, Object>> parts,
      @Nullable String finish,
      int tokens) {
    Map<String, Object> candidate = new LinkedHashMap<>();
    candidate.put("content", Map.of("parts", parts, "role", "model"));
    candidate.put("index", 0);
    if (finish != null) {
      candidate.put("finishReason", finish);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("candidates", List.of(candidate));
    if (form.usage() != UsageStyle.MISSING) {
      document.put("usageMetadata", usage(call, form, tokens));
    }
    document.put("modelVersion", call.model());
    document.put("responseId", "gen-" + call.number());
    return document;
  }

  private static Map<String, Object> usage(CompletionRequest call, Form form, int tokens) {
    Map<String, Object> usage = new LinkedHashMap<>();
    int read = call.promptTokens() + form.cached().read();
    usage.put("promptTokenCount", form.usage().count(read));
    usage.put("candidatesTokenCount", form.usage().count(tokens));
    usage.put("cachedContentTokenCount", form.cached().read());
    usage.put("totalTokenCount", form.usage().count(read + tokens));
    return usage;
  }

  private static Event event(Map<String, Object> document) {
    return Event.of(JSON.writeValueAsString(document));
  }
}
