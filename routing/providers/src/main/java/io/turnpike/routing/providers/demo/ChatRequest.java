package io.turnpike.routing.providers.demo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the demo models read of a chat completion request; everything else is accepted and ignored.
 *
 * @param promptTokens of the text of all messages
 * @param lastUserText empty when no message is the user's
 * @param maxTokens from {@code max_completion_tokens} or {@code max_tokens}
 */
record ChatRequest(
    String modelName,
    DemoModel model,
    int promptTokens,
    String lastUserText,
    int maxTokens,
    boolean stream,
    boolean includeUsage) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Throws {@link DemoRefusal} for a body the models cannot answer. */
  static ChatRequest read(byte[] body) {
    JsonNode json = parse(body);
    String name = modelName(json);
    List<JsonNode> messages = messages(json);
    return new ChatRequest(
        name,
        model(name),
        messages.stream().mapToInt(message -> Tokens.count(text(message))).sum(),
        lastUserText(messages),
        maxTokens(json),
        json.path("stream").asBoolean(false),
        json.path("stream_options").path("include_usage").asBoolean(false));
  }

  static JsonNode parse(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException unreadable) {
      // Told below, without the parser's words: they may quote the prompt.
    }
    throw DemoRefusal.badRequest(null, "invalid_json", "The body must be a JSON object.");
  }

  static String modelName(JsonNode json) {
    JsonNode model = json.path("model");
    if (!model.isString()) {
      throw DemoRefusal.badRequest("model", "missing_model", "\"model\" must name a model.");
    }
    return model.stringValue();
  }

  private static DemoModel model(String name) {
    DemoModel model = DemoModel.named(name);
    if (model == null) {
      String sentence = "There is no model \"" + shortened(name) + "\"; see /v1/models.";
      throw DemoRefusal.notFound("model", "model_not_found", sentence);
    }
    return model;
  }

  private static List<JsonNode> messages(JsonNode json) {
    JsonNode messages = json.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      String sentence = "\"messages\" must be a list of at least one message.";
      throw DemoRefusal.badRequest("messages", "invalid_messages", sentence);
    }
    List<JsonNode> list = new ArrayList<>(messages.size());
    messages.forEach(message -> list.add(readable(message, list.size())));
    return list;
  }

  private static JsonNode readable(JsonNode message, int index) {
    if (!message.isObject() || !message.path("role").isString()) {
      String param = "messages[" + index + "]";
      String sentence = "\"" + param + "\" must be an object with a role.";
      throw DemoRefusal.badRequest(param, "invalid_messages", sentence);
    }
    return message;
  }

  private static String lastUserText(List<JsonNode> messages) {
    return messages.reversed().stream()
        .filter(message -> message.path("role").asString().equals("user"))
        .findFirst()
        .map(ChatRequest::text)
        .orElse("");
  }

  /** A message's text: its content, or the text parts of it. */
  private static String text(JsonNode message) {
    JsonNode content = message.path("content");
    if (content.isString()) {
      return content.stringValue();
    }
    List<String> parts = new ArrayList<>();
    content.forEach(part -> parts.add(part.path("text").asString("")));
    return String.join(" ", parts);
  }

  private static int maxTokens(JsonNode json) {
    int wanted = json.path("max_completion_tokens").asInt(json.path("max_tokens").asInt(0));
    return wanted > 0 ? wanted : Integer.MAX_VALUE;
  }

  private static String shortened(String name) {
    return name.length() <= 80 ? name : name.substring(0, 80) + "…";
  }
}
