package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.responses.client.ToolNames.Tool;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tools, and which of them may be called. Functions nest where they were flat; those of a namespace
 * bear its name; a custom tool is a function with one text. A tool that OpenAI itself would carry
 * out is refused: nobody else could.
 */
final class ChatTools {

  private static final String FUNCTION = "function";

  private final ObjectNode from;
  private final ObjectNode to;
  private final ToolNames names;
  private final List<String> warnings;
  private final ArrayNode functions = JsonTree.array();

  ChatTools(ObjectNode from, ObjectNode to, ToolNames names, List<String> warnings) {
    this.from = from;
    this.to = to;
    this.names = names;
    this.warnings = warnings;
  }

  /** What only makes sense beside tools is left out without them, as providers want it. */
  void read() {
    all(from.path("tools"), "tools", null);
    JsonNode choice = from.path("tool_choice");
    if (choice.path("type").asString("").equals("allowed_tools")) {
      allowed(choice);
    } else if (choice.isObject()) {
      named(choice);
    } else if (JsonTree.isGiven(choice) && !isIdle(choice)) {
      to.set("tool_choice", choice);
    }
    if (!functions.isEmpty()) {
      to.set("tools", functions);
      RequestTree.copy(from, to, "parallel_tool_calls");
    }
  }

  private boolean isIdle(JsonNode choice) {
    return functions.isEmpty() && Set.of("auto", "none").contains(choice.asString(""));
  }

  private void all(JsonNode tools, String field, @Nullable String namespace) {
    JsonTree.require(tools.isArray() || !JsonTree.isGiven(tools), field, "an array");
    for (int i = 0; i < tools.size(); i++) {
      tool(tools.path(i), field + "[" + i + "]", namespace);
    }
  }

  private void tool(JsonNode tool, String field, @Nullable String namespace) {
    String type = tool.path("type").asString("");
    switch (type) {
      case FUNCTION -> function(tool, field, namespace);
      case "custom" -> custom(tool, field, namespace);
      case "namespace" -> all(tool.path("tools"), field + ".tools", of(tool, field, namespace));
      default ->
          throw Untranslatable.unsupported(
              field + ".type",
              "only OpenAI carries out tools of type \""
                  + type
                  + "\"; leave it out for this model.");
    }
  }

  private static String of(JsonNode tool, String field, @Nullable String outer) {
    return ToolNames.function(outer, RequestTree.string(tool, "name", field));
  }

  private void function(JsonNode tool, String field, @Nullable String namespace) {
    ObjectNode function = declared(tool, field, namespace, false);
    RequestTree.copy(tool, function, "description", "parameters", "strict");
    if (tool.path("defer_loading").asBoolean(false)) {
      RequestTree.warn(warnings, "tools[].defer_loading");
    }
  }

  /** The grammar cannot be enforced any more, so the model is told it. */
  private void custom(JsonNode tool, String field, @Nullable String namespace) {
    ObjectNode function = declared(tool, field, namespace, true);
    RequestTree.copy(tool, function, "description");
    ObjectNode input = JsonTree.object().put("type", "string");
    JsonNode format = tool.path("format");
    if (format.path("type").asString("").equals("grammar")) {
      RequestTree.warn(warnings, field + ".format");
      input.put(
          "description",
          "Must match this grammar ("
              + format.path("syntax").asString("")
              + "):\n"
              + format.path("definition").asString(""));
    }
    ObjectNode parameters = function.putObject("parameters").put("type", "object");
    parameters.putObject("properties").set(CustomInput.FIELD, input);
    parameters.putArray("required").add(CustomInput.FIELD);
    parameters.put("additionalProperties", false);
  }

  private ObjectNode declared(
      JsonNode tool, String field, @Nullable String namespace, boolean custom) {
    String name = RequestTree.string(tool, "name", field);
    String function = ToolNames.function(namespace, name);
    if (!names.add(function, new Tool(name, namespace, custom))) {
      throw Untranslatable.unsupported(
          field + ".name", "another tool is called \"" + function + "\" as well.");
    }
    ObjectNode declared = functions.addObject().put("type", FUNCTION);
    RequestTree.copy(tool, declared, "cache_control");
    return declared.putObject(FUNCTION).put("name", function);
  }

  /** The others are not offered then, which comes to the same. */
  private void allowed(JsonNode choice) {
    Set<String> allowed = new TreeSet<>();
    choice.path("tools").forEach(tool -> allowed.add(function(tool)));
    for (int i = functions.size() - 1; i >= 0; i--) {
      if (!allowed.contains(functions.path(i).path(FUNCTION).path("name").asString(""))) {
        functions.remove(i);
      }
    }
    if (!functions.isEmpty()) {
      to.put("tool_choice", choice.path("mode").asString("auto"));
    }
  }

  private void named(JsonNode choice) {
    String type = choice.path("type").asString("");
    if (!type.equals(FUNCTION) && !type.equals("custom")) {
      throw Untranslatable.unsupported(
          "tool_choice.type", "only OpenAI carries out tools of type \"" + type + "\".");
    }
    ObjectNode named = to.putObject("tool_choice").put("type", FUNCTION);
    named.putObject(FUNCTION).put("name", function(choice));
  }

  private static String function(JsonNode tool) {
    return ToolNames.function(tool.path("namespace").asString(""), tool.path("name").asString(""));
  }
}
