package io.turnpike.routing.gateway.testing.behaviour;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The Messages API. */
final class AnthropicShape implements Shape {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public List<Event> beginning(CompletionRequest call, Form form) {
    Map<String, @Nullable Object> message = message(call, form, List.of(), null);
    usage(message, form, inputUsage(call, form, 1));
    return List.of(
        event("message_start", Map.of("message", message)),
        event("content_block_start", Map.of("index", 0, "content_block", block(form))),
        ping());
  }

  @Override
  public Event token(CompletionRequest call, Form form, String token) {
    Map<String, Object> delta =
        switch (form.content()) {
          case Content.Text() -> Map.of("type", "text_delta", "text", token);
          case Content.Tool _ -> Map.of("type", "input_json_delta", "partial_json", token);
        };
    return event("content_block_delta", Map.of("index", 0, "delta", delta));
  }

  @Override
  public List<Event> finish(CompletionRequest call, Form form, int tokens) {
    Map<String, @Nullable Object> stop = new LinkedHashMap<>();
    stop.put("stop_reason", form.finish().anthropic);
    stop.put("stop_sequence", null);
    Map<String, @Nullable Object> delta = new LinkedHashMap<>(Map.of("delta", stop));
    usage(delta, form, Map.of("output_tokens", form.usage().count(tokens)));
    return List.of(event("content_block_stop", Map.of("index", 0)), event("message_delta", delta));
  }

  @Override
  public Event end() {
    return event("message_stop", Map.of());
  }

  @Override
  public Event ping() {
    return event("ping", Map.of());
  }

  @Override
  public Event broken() {
    return new Event(
        "content_block_delta", "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"te");
  }

  @Override
  public Event failed(Complaint complaint) {
    return new Event("error", error(complaint));
  }

  @Override
  public String whole(CompletionRequest call, Form form, List<String> tokens) {
    Map<String, Object> block = new LinkedHashMap<>(block(form));
    String text = String.join("", tokens);
    switch (form.content()) {
      case Content.Text() -> block.put("text", text);
      case Content.Tool _ -> block.put("input", JSON.readTree(text));
    }
    Map<String, @Nullable Object> message =
        message(call, form, List.of(block), form.finish().anthropic);
    usage(message, form, inputUsage(call, form, tokens.size()));
    return JSON.writeValueAsString(message);
  }

  @Override
  public String error(Complaint complaint) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("type", complaint.kind());
    error.put("message", complaint.message());
    if (complaint.detail() != null) {
      error.put("details", Map.of("error_code", complaint.detail()));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "error");
    document.put("error", error);
    document.put("request_id", "req_hostile");
    return JSON.writeValueAsString(document);
  }

  private static Map<String, Object> block(Form form) {
    return switch (form.content()) {
      case Content.Text() -> Map.of("type", "text", "text", "");
      case Content.Tool(String id, String name) ->
          Map.of("type", "tool_use", "id", "toolu_" + id, "name", name, "input", Map.of());
    };
  }

  private static Map<String, @Nullable Object> message(
      CompletionRequest call,
      Form form,
      List<Map<String, Object>> content,
      @Nullable String stopReason) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("id", "msg_" + call.number());
    message.put("type", "message");
    message.put("role", "assistant");
    message.put("model", call.model());
    message.put("content", content);
    message.put("stop_reason", stopReason);
    message.put("stop_sequence", null);
    return message;
  }

  private static Map<String, Object> inputUsage(CompletionRequest call, Form form, int output) {
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("input_tokens", form.usage().count(call.promptTokens()));
    usage.put("cache_creation_input_tokens", form.cached().written());
    usage.put("cache_read_input_tokens", form.cached().read());
    usage.put("output_tokens", form.usage().count(output));
    return usage;
  }

  private static void usage(
      Map<String, @Nullable Object> document, Form form, Map<String, Object> usage) {
    if (form.usage() != UsageStyle.MISSING) {
      document.put("usage", usage);
    }
  }

  private static Event event(String type, Map<String, ? extends @Nullable Object> fields) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("type", type);
    document.putAll(fields);
    return new Event(type, JSON.writeValueAsString(document));
  }
}
