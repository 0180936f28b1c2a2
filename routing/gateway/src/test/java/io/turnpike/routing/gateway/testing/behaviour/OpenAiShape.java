package io.turnpike.routing.gateway.testing.behaviour;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Chat completions. */
final class OpenAiShape implements Shape {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long CREATED = 1_790_000_000L;

  @Override
  public List<Event> beginning(CompletionRequest call, Form form) {
    Map<String, Object> delta = new LinkedHashMap<>(Map.of("role", "assistant"));
    switch (form.content()) {
      case Content.Text() -> delta.put("content", "");
      case Content.Tool(String id, String name) ->
          delta.put(
              "tool_calls",
              List.of(
                  Map.of(
                      "index",
                      0,
                      "id",
                      "call_" + id,
                      "type",
                      "function",
                      "function",
                      Map.of("name", name, "arguments", ""))));
    }
    return List.of(chunk(call, form, delta, null));
  }

  @Override
  public Event token(CompletionRequest call, Form form, String token) {
    return chunk(
        call,
        form,
        switch (form.content()) {
          case Content.Text() -> Map.of("content", token);
          case Content.Tool _ ->
              Map.of(
                  "tool_calls",
                  List.of(Map.of("index", 0, "function", Map.of("arguments", token))));
        },
        null);
  }

  @Override
  public List<Event> finish(CompletionRequest call, Form form, int tokens) {
    Map<String, @Nullable Object> last = chunk(call, choice(Map.of(), form.finish().openAi));
    if (form.usage() == UsageStyle.ON_FINISH) {
      last.put("usage", usage(call, form, tokens));
    } else if (form.usage().nullOnEach()) {
      last.put("usage", null);
    }
    Map<String, @Nullable Object> extra = head(call, "chat.completion.chunk");
    extra.put("choices", List.of());
    extra.put("usage", usage(call, form, tokens));
    return form.usage().extraChunk(call)
        ? List.of(event(last), event(extra))
        : List.of(event(last));
  }

  @Override
  public Event end() {
    return Event.of("[DONE]");
  }

  @Override
  public Event ping() {
    return Event.comment();
  }

  @Override
  public Event broken() {
    return Event.of("{\"choices\":[{\"delta\":{\"content\":");
  }

  @Override
  public Event failed(Complaint complaint) {
    return Event.of(error(complaint));
  }

  @Override
  public String whole(CompletionRequest call, Form form, List<String> tokens) {
    Map<String, @Nullable Object> answer = head(call, "chat.completion");
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("index", 0);
    choice.put("message", message(form, String.join("", tokens)));
    choice.put("finish_reason", form.finish().openAi);
    answer.put("choices", List.of(choice));
    if (form.usage() != UsageStyle.MISSING) {
      answer.put("usage", usage(call, form, tokens.size()));
    }
    return JSON.writeValueAsString(answer);
  }

  @Override
  public String error(Complaint complaint) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("message", complaint.message());
    error.put("type", complaint.type());
    error.put("param", null);
    error.put("code", complaint.code());
    return JSON.writeValueAsString(Map.of("error", error));
  }

  private static Map<String, @Nullable Object> message(Form form, String text) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("role", "assistant");
    switch (form.content()) {
      case Content.Text() -> message.put("content", text);
      case Content.Tool(String id, String name) -> {
        message.put("content", null);
        message.put(
            "tool_calls",
            List.of(
                Map.of(
                    "id",
                    "call_" + id,
                    "type",
                    "function",
                    "function",
                    Map.of("name", name, "arguments", text))));
      }
    }
    return message;
  }

  private static Map<String, Object> usage(CompletionRequest call, Form form, int completion) {
    int prompt = call.promptTokens() + form.cached().read();
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("prompt_tokens", form.usage().count(prompt));
    usage.put("completion_tokens", form.usage().count(completion));
    usage.put("total_tokens", form.usage().count(prompt + completion));
    if (form.cached().read() > 0) {
      usage.put("prompt_tokens_details", Map.of("cached_tokens", form.cached().read()));
    }
    return usage;
  }

  private static Event chunk(
      CompletionRequest call, Form form, Map<String, Object> delta, @Nullable String finishReason) {
    Map<String, @Nullable Object> chunk = chunk(call, choice(delta, finishReason));
    if (form.usage().nullOnEach()) {
      chunk.put("usage", null);
    }
    return event(chunk);
  }

  private static Map<String, @Nullable Object> chunk(
      CompletionRequest call, Map<String, @Nullable Object> choice) {
    Map<String, @Nullable Object> chunk = head(call, "chat.completion.chunk");
    chunk.put("choices", List.of(choice));
    return chunk;
  }

  private static Map<String, @Nullable Object> choice(
      Map<String, Object> delta, @Nullable String finishReason) {
    Map<String, @Nullable Object> choice = new LinkedHashMap<>();
    choice.put("index", 0);
    choice.put("delta", delta);
    choice.put("finish_reason", finishReason);
    return choice;
  }

  private static Map<String, @Nullable Object> head(CompletionRequest call, String object) {
    Map<String, @Nullable Object> head = new LinkedHashMap<>();
    head.put("id", "chatcmpl-" + call.number());
    head.put("object", object);
    head.put("created", CREATED);
    head.put("model", call.model());
    return head;
  }

  private static Event event(Map<String, @Nullable Object> document) {
    return Event.of(JSON.writeValueAsString(document));
  }
}
