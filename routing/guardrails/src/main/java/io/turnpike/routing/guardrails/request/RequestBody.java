package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Subject.Facts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request asks for, whatever the dialect. */
record RequestBody(JsonNode json) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Null for one that is no JSON object. */
  static @Nullable RequestBody of(Facts facts) {
    try {
      JsonNode json = JSON.readTree(facts.body());
      return json.isObject() ? new RequestBody(json) : null;
    } catch (JacksonException none) {
      return null;
    }
  }

  /**
   * A tool that the model may use.
   *
   * @param name the type for one that the provider carries out
   */
  record Tool(String type, String name) {}

  List<Tool> tools() {
    List<Tool> tools = new ArrayList<>();
    json.path("tools").forEach(tool -> add(tool, tools));
    json.path("functions").forEach(one -> tools.add(function(one)));
    return tools;
  }

  private static void add(JsonNode tool, List<Tool> tools) {
    JsonNode declared = tool.path("functionDeclarations");
    JsonNode snake = tool.path("function_declarations");
    if (declared.isArray() || snake.isArray()) {
      declared.forEach(one -> tools.add(function(one)));
      snake.forEach(one -> tools.add(function(one)));
    } else if (tool.path("function").isObject()) {
      tools.add(function(tool.path("function")));
    } else {
      String type = tool.path("type").asString("function");
      tools.add(new Tool(type, tool.path("name").asString(type)));
    }
  }

  private static Tool function(JsonNode function) {
    return new Tool("function", function.path("name").asString(""));
  }
}
