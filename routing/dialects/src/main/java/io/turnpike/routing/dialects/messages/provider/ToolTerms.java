package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which tools there are and which must, may or must not be called. */
final class ToolTerms {

  private final ObjectNode to;

  ToolTerms(ObjectNode to) {
    this.to = to;
  }

  void read(ObjectNode from) {
    if (!from.path("tools").isEmpty()) {
      ArrayNode tools = to.putArray("tools");
      for (int i = 0; i < from.path("tools").size(); i++) {
        tools.add(tool(from.path("tools").path(i), "tools[" + i + "]"));
      }
    } else if (offersNone(from.path("tool_choice")) && past()) {
      return;
    }
    choice(from.path("tool_choice"), alone(from.path("parallel_tool_calls")));
  }

  /** A client that insists on a tool without giving one is for the provider to correct. */
  private static boolean offersNone(JsonNode choice) {
    return !JsonTree.isGiven(choice)
        || choice.isString() && List.of("none", "auto").contains(choice.stringValue());
  }

  private boolean past() {
    ArrayNode tools = PastTools.of(to.path("messages"));
    if (tools.isEmpty()) {
      return false;
    }
    to.set("tools", tools);
    to.putObject("tool_choice").put("type", "none");
    return true;
  }

  private static ObjectNode tool(JsonNode tool, String field) {
    JsonNode function = tool.path("function");
    requireFunction(isFunction(tool) && function.isObject(), field);
    ObjectNode translated = JsonTree.object();
    translated.set("name", JsonTree.string(function, "name", field + ".function"));
    JsonTree.copy(function, "description", translated);
    String place = field + ".function.parameters";
    JsonNode schema = schema(function.path("parameters"), place);
    boolean strict = function.path("strict").asBoolean(false);
    translated.set("input_schema", strict ? ClosedSchema.of(schema, place) : schema);
    JsonTree.copy(function, "strict", translated);
    CacheMarks.copy(List.of(tool, function), translated);
    return translated;
  }

  /** Of tools and of calls; there are no others that both sides know. */
  static void requireFunction(boolean isOne, String field) {
    if (!isOne) {
      throw Untranslatable.unsupported(
          field + ".type", "only tools of type \"function\" can be translated.");
    }
  }

  private static boolean isFunction(JsonNode tool) {
    return tool.path("type").asString("").equals("function");
  }

  private static JsonNode schema(JsonNode parameters, String place) {
    for (String name : List.of("oneOf", "anyOf", "allOf")) {
      if (parameters.has(name)) {
        throw Untranslatable.unsupported(
            place + "." + name, "Anthropic takes it below the top of a tool's parameters only.");
      }
    }
    if (parameters.isObject() && parameters.has("type")) {
      return parameters;
    }
    ObjectNode schema = JsonTree.object().put("type", "object");
    return parameters instanceof ObjectNode partial
        ? schema.setAll(partial)
        : schema.set("properties", JsonTree.object());
  }

  private void choice(JsonNode choice, boolean alone) {
    ObjectNode translated = JsonTree.object();
    switch (choice) {
      case JsonNode word when word.isString() -> translated.put("type", word(word.stringValue()));
      case ObjectNode named -> named(named, translated);
      default -> {
        JsonTree.require(!JsonTree.isGiven(choice), "tool_choice", "a word or a tool");
        if (!alone || !to.has("tools")) {
          return;
        }
        translated.put("type", "auto");
      }
    }
    if (alone && !translated.path("type").asString("").equals("none")) {
      translated.put("disable_parallel_tool_use", true);
    }
    to.set("tool_choice", translated);
  }

  private static String word(String choice) {
    return switch (choice) {
      case "auto", "none" -> choice;
      case "required" -> "any";
      default ->
          throw Untranslatable.malformed(
              "tool_choice", "\"auto\", \"none\", \"required\" or a tool");
    };
  }

  private static void named(ObjectNode choice, ObjectNode translated) {
    requireFunction(isFunction(choice), "tool_choice");
    translated.put("type", "tool");
    translated.set(
        "name", JsonTree.string(choice.path("function"), "name", "tool_choice.function"));
  }

  private static boolean alone(JsonNode parallel) {
    return parallel.isBoolean() && !parallel.booleanValue();
  }
}
