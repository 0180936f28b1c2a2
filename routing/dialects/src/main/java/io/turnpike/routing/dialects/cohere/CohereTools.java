package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which tools there are and whether one must be called. A tool cannot be named: where one is meant,
 * only that one is offered.
 */
final class CohereTools {

  private static final String TOOLS = "tools";
  private static final String CHOICE = "tool_choice";
  private static final String ALLOWED = "allowed_tools";
  private static final String FUNCTION = "function";
  private static final String STRICT = "strict";

  private final ObjectNode to;
  private final LossList losses;

  CohereTools(ObjectNode to, LossList losses) {
    this.to = to;
    this.losses = losses;
  }

  void read(ObjectNode from) {
    if (from.path(TOOLS).isEmpty()) {
      return;
    }
    JsonNode choice = from.path(CHOICE);
    Set<String> only = only(choice);
    ArrayNode tools = to.putArray(TOOLS);
    for (int i = 0; i < from.path(TOOLS).size(); i++) {
      tool(from.path(TOOLS).path(i), "tools[" + i + "]", only, tools);
    }
    String must = must(choice);
    if (must != null) {
      to.put(CHOICE, must);
    }
    if (!from.path("parallel_tool_calls").asBoolean(true)) {
      losses.add("parallel_tool_calls");
    }
    strictness(from.path(TOOLS));
  }

  /** Of tools and of calls; there are no others that both sides know. */
  static void requireFunction(String type, String field) {
    if (!type.equals(FUNCTION)) {
      throw Untranslatable.unsupported(
          field + ".type", "only tools of type \"function\" can be translated.");
    }
  }

  private static void tool(
      JsonNode tool, String field, @Nullable Set<String> only, ArrayNode tools) {
    requireFunction(tool.path("type").asString(""), field);
    JsonNode function = tool.path(FUNCTION);
    JsonNode name = JsonTree.string(function, "name", field + ".function");
    if (only == null || only.contains(name.stringValue())) {
      ObjectNode theirs = tools.addObject().put("type", FUNCTION).putObject(FUNCTION);
      theirs.set("name", name);
      JsonTree.copy(function, "description", theirs);
      theirs.set("parameters", schema(function.path("parameters")));
    }
  }

  private static JsonNode schema(JsonNode parameters) {
    if (parameters.isObject()) {
      return parameters;
    }
    ObjectNode schema = JsonTree.object().put("type", "object");
    schema.putObject("properties");
    return schema;
  }

  /** Null where all are meant. */
  private static @Nullable Set<String> only(JsonNode choice) {
    JsonNode listed = choice.path(ALLOWED).path(TOOLS);
    if (listed.isArray()) {
      return listed
          .valueStream()
          .map(tool -> tool.path(FUNCTION).path("name").asString(""))
          .collect(Collectors.toSet());
    }
    if (choice.isObject()) {
      requireFunction(choice.path("type").asString(""), CHOICE);
      return Set.of(
          JsonTree.string(choice.path(FUNCTION), "name", CHOICE + ".function").stringValue());
    }
    return null;
  }

  /** Null where the model decides, as it does by itself. */
  private static @Nullable String must(JsonNode choice) {
    String word = choice.isObject() ? choice.path(ALLOWED).path("mode").asString("required") : "";
    return switch (choice.isObject() ? word : choice.asString("auto")) {
      case "auto" -> null;
      case "required" -> "REQUIRED";
      case "none" -> "NONE";
      default ->
          throw Untranslatable.malformed(CHOICE, "\"auto\", \"none\", \"required\" or a tool");
    };
  }

  /** There is one word for all of them. */
  private void strictness(JsonNode tools) {
    long strict =
        tools
            .valueStream()
            .filter(tool -> tool.path(FUNCTION).path(STRICT).asBoolean(false))
            .count();
    if (strict > 0 && strict == tools.size()) {
      to.put("strict_tools", true);
    } else if (strict > 0) {
      losses.add("tools[].function." + STRICT);
    }
  }
}
