package io.turnpike.routing.gateway.testing.behaviour;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Cohere's second chat API. Its last event has the reason of the end and the counts. */
final class CohereShape implements Shape {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ARGUMENTS = "arguments";
  private static final int PUT_IN = 66;

  @Override
  public List<Event> beginning(CompletionRequest call, Form form) {
    Map<String, Object> start = new LinkedHashMap<>();
    start.put("id", id(call));
    start.putAll(delta(Map.of("role", "assistant")));
    return List.of(
        event("message-start", start),
        switch (form.content()) {
          case Content.Text() ->
              event("content-start", placed(Map.of("content", Map.of("type", "text", "text", ""))));
          case Content.Tool(String id, String name) ->
              event("tool-call-start", placed(Map.of("tool_calls", call(id, name, ""))));
        });
  }

  @Override
  public Event token(CompletionRequest call, Form form, String token) {
    return switch (form.content()) {
      case Content.Text() ->
          event("content-delta", placed(Map.of("content", Map.of("text", token))));
      case Content.Tool _ ->
          event(
              "tool-call-delta",
              placed(Map.of("tool_calls", Map.of("function", Map.of(ARGUMENTS, token)))));
    };
  }

  @Override
  public List<Event> finish(CompletionRequest call, Form form, int tokens) {
    boolean text = form.content() instanceof Content.Text;
    Map<String, Object> end = new LinkedHashMap<>();
    end.put("finish_reason", form.finish().cohere);
    usage(end, call, form, tokens);
    return List.of(
        event(text ? "content-end" : "tool-call-end", Map.of("index", 0)),
        event("message-end", Map.of("delta", end)));
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
    return new Event("content-delta", "{\"type\":\"content-delta\",\"index\":0,\"delta\":{\"mess");
  }

  @Override
  public Event failed(Complaint complaint) {
    Map<String, Object> end = new LinkedHashMap<>();
    end.put("error", complaint.message());
    end.put("finish_reason", "ERROR");
    return event("message-end", Map.of("delta", end));
  }

  @Override
  public String whole(CompletionRequest call, Form form, List<String> tokens) {
    String text = String.join("", tokens);
    Map<String, Object> message = new LinkedHashMap<>(Map.of("role", "assistant"));
    switch (form.content()) {
      case Content.Text() -> message.put("content", List.of(Map.of("type", "text", "text", text)));
      case Content.Tool(String id, String name) ->
          message.put("tool_calls", List.of(call(id, name, text)));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", id(call));
    answer.put("finish_reason", form.finish().cohere);
    answer.put("message", message);
    usage(answer, call, form, tokens.size());
    return JSON.writeValueAsString(answer);
  }

  @Override
  public String error(Complaint complaint) {
    return JSON.writeValueAsString(Map.of("id", "refused", "message", complaint.message()));
  }

  private static String id(CompletionRequest call) {
    return "co-" + call.number();
  }

  private static Map<String, Object> call(String id, String name, String arguments) {
    return Map.of(
        "id",
        "call_" + id,
        "type",
        "function",
        "function",
        Map.of("name", name, ARGUMENTS, arguments));
  }

  /** What Cohere itself puts into a prompt is counted, and not billed. */
  private static void usage(
      Map<String, Object> document, CompletionRequest call, Form form, int output) {
    if (form.usage() != UsageStyle.MISSING) {
      Map<String, Object> usage = new LinkedHashMap<>();
      usage.put("billed_units", counts(form, call.promptTokens(), output));
      usage.put("tokens", counts(form, call.promptTokens() + PUT_IN, output));
      document.put("usage", usage);
    }
  }

  private static Map<String, Object> counts(Form form, int read, int written) {
    return Map.of(
        "input_tokens", form.usage().count(read), "output_tokens", form.usage().count(written));
  }

  private static Map<String, Object> delta(Map<String, Object> message) {
    return Map.of("delta", Map.of("message", message));
  }

  private static Map<String, Object> placed(Map<String, Object> message) {
    Map<String, Object> placed = new LinkedHashMap<>(Map.of("index", 0));
    placed.putAll(delta(message));
    return placed;
  }

  private static Event event(String type, Map<String, Object> fields) {
    Map<String, Object> document = new LinkedHashMap<>(Map.of("type", type));
    document.putAll(fields);
    return new Event(type, JSON.writeValueAsString(document));
  }
}
