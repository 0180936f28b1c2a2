package io.turnpike.routing.gateway.testing.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** OpenAI's Responses API: one item, after one of reasoning that is encrypted. */
final class ResponsesShape implements Shape {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long CREATED = 1_790_000_000L;
  private static final int ANSWER = 1;

  @Override
  public List<Event> beginning(CompletionRequest call, Form form) {
    Map<String, Object> reasoning = Map.of("output_index", 0, "item", reasoning(call));
    return List.of(
        event("response.created", Map.of("response", response(call, "in_progress", List.of()))),
        event("response.output_item.added", reasoning),
        event("response.output_item.done", reasoning),
        event(
            "response.output_item.added",
            Map.of("output_index", ANSWER, "item", item(form, "in_progress", ""))));
  }

  @Override
  public Event token(CompletionRequest call, Form form, String token) {
    String type =
        switch (form.content()) {
          case Content.Text() -> "response.output_text.delta";
          case Content.Tool _ -> "response.function_call_arguments.delta";
        };
    return event(type, Map.of("output_index", ANSWER, "content_index", 0, "delta", token));
  }

  /** What was used is told with the end. */
  @Override
  public List<Event> finish(CompletionRequest call, Form form, int tokens) {
    return List.of(
        event(
            "response.output_item.done",
            Map.of("output_index", ANSWER, "item", item(form, "completed", ""))),
        event(
            "response." + status(form), Map.of("response", ended(call, form, List.of(), tokens))));
  }

  /** There is no mark of its own; what follows the last event is nobody's. */
  @Override
  public Event end() {
    return Event.comment();
  }

  @Override
  public Event ping() {
    return event("response.in_progress", Map.of());
  }

  @Override
  public Event broken() {
    return new Event(
        "response.output_text.delta", "{\"type\":\"response.output_text.delta\",\"del");
  }

  @Override
  public Event failed(Complaint complaint) {
    return event(
        "response.failed",
        Map.of("response", Map.of("status", "failed", "error", reason(complaint))));
  }

  @Override
  public String whole(CompletionRequest call, Form form, List<String> tokens) {
    Map<String, Object> item = item(form, "completed", String.join("", tokens));
    return JSON.writeValueAsString(
        ended(call, form, List.of(reasoning(call), item), tokens.size()));
  }

  @Override
  public String error(Complaint complaint) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>(reason(complaint));
    error.put("type", complaint.type());
    error.put("param", null);
    return JSON.writeValueAsString(Map.of("error", error));
  }

  private static Map<String, @Nullable Object> reason(Complaint complaint) {
    Map<String, @Nullable Object> reason = new LinkedHashMap<>();
    reason.put("code", complaint.code() == null ? complaint.type() : complaint.code());
    reason.put("message", complaint.message());
    return reason;
  }

  private static Map<String, Object> reasoning(CompletionRequest call) {
    return Map.of(
        "id",
        "rs_" + call.number(),
        "type",
        "reasoning",
        "summary",
        List.of(),
        "encrypted_content",
        "sealed-" + call.number());
  }

  private static Map<String, Object> item(Form form, String status, String text) {
    Map<String, Object> item = new LinkedHashMap<>(Map.of("status", status));
    switch (form.content()) {
      case Content.Text() -> {
        item.putAll(Map.of("id", "msg_1", "type", "message", "role", "assistant"));
        item.put("content", text.isEmpty() ? List.of() : List.of(part(text)));
      }
      case Content.Tool(String id, String name) -> {
        item.putAll(Map.of("id", "fc_" + id, "type", "function_call", "call_id", "call_" + id));
        item.putAll(Map.of("name", name, "arguments", text));
      }
    }
    return item;
  }

  private static Map<String, Object> part(String text) {
    return Map.of("type", "output_text", "text", text, "annotations", List.of());
  }

  private static Map<String, @Nullable Object> ended(
      CompletionRequest call, Form form, List<Map<String, Object>> output, int tokens) {
    Map<String, @Nullable Object> response = response(call, status(form), output);
    if (form.finish() == Finish.LENGTH || form.finish() == Finish.FILTERED) {
      boolean filtered = form.finish() == Finish.FILTERED;
      response.put(
          "incomplete_details",
          Map.of("reason", filtered ? "content_filter" : "max_output_tokens"));
    }
    if (form.usage() != UsageStyle.MISSING) {
      response.put("usage", usage(call, form, tokens));
    }
    return response;
  }

  private static String status(Form form) {
    return switch (form.finish()) {
      case STOP, TOOL -> "completed";
      case LENGTH, FILTERED -> "incomplete";
    };
  }

  private static Map<String, Object> usage(CompletionRequest call, Form form, int output) {
    int input = call.promptTokens() + form.cached().read();
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("input_tokens", form.usage().count(input));
    usage.put("input_tokens_details", Map.of("cached_tokens", form.cached().read()));
    usage.put("output_tokens", form.usage().count(output));
    usage.put("output_tokens_details", Map.of("reasoning_tokens", 0));
    usage.put("total_tokens", form.usage().count(input + output));
    return usage;
  }

  private static Map<String, @Nullable Object> response(
      CompletionRequest call, String status, List<Map<String, Object>> output) {
    Map<String, @Nullable Object> response = new LinkedHashMap<>();
    response.put("id", "resp_" + call.number());
    response.put("object", "response");
    response.put("created_at", CREATED);
    response.put("status", status);
    response.put("error", null);
    response.put("model", call.model());
    response.put("output", new ArrayList<>(output));
    return response;
  }

  private static Event event(String type, Map<String, ? extends @Nullable Object> fields) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("type", type);
    document.putAll(fields);
    return new Event(type, JSON.writeValueAsString(document));
  }
}
