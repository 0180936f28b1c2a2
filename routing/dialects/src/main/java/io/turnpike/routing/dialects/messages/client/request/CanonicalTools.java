package io.turnpike.routing.dialects.messages.client.request;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which tools there are, and which must, may or must not be called. */
final class CanonicalTools {

  private static final String FUNCTION = "function";
  private static final String CHOICE = "tool_choice";

  /** When a definition is shown to the model, and with what examples, is no part of a tool. */
  private static final List<String> LEFT_OUT =
      List.of("defer_loading", "input_examples", "eager_input_streaming", "allowed_callers");

  private CanonicalTools() {}

  static void read(ObjectNode from, ObjectNode to, List<String> warnings) {
    JsonNode tools = JsonTree.list(from, "tools", "tools");
    if (!tools.isEmpty()) {
      ArrayNode all = to.putArray("tools");
      for (int i = 0; i < tools.size(); i++) {
        all.add(tool(tools.path(i), "tools[" + i + "]", warnings));
      }
    }
    choice(from.path(CHOICE), to);
  }

  private static ObjectNode tool(JsonNode tool, String field, List<String> warnings) {
    String type = tool.path("type").asString("custom");
    if (!type.equals("custom")) {
      throw Untranslatable.unsupported(
          field + ".type",
          "\"%s\" is a tool of Anthropic's own; leave it out, or choose a connection that speaks the Messages API."
              .formatted(type));
    }
    for (String name : LEFT_OUT) {
      if (JsonTree.isGiven(tool.path(name)) && !warnings.contains("tools[]." + name)) {
        warnings.add("tools[]." + name);
      }
    }
    ObjectNode function = JsonTree.object();
    function.set("name", JsonTree.string(tool, "name", field));
    JsonTree.copy(tool, "description", function);
    if (JsonTree.isGiven(tool.path("input_schema"))) {
      function.set("parameters", tool.path("input_schema"));
    }
    JsonTree.copy(tool, "strict", function);
    ObjectNode translated = JsonTree.object().put("type", FUNCTION);
    translated.set(FUNCTION, function);
    JsonTree.copy(tool, "cache_control", translated);
    return translated;
  }

  private static void choice(JsonNode choice, ObjectNode to) {
    if (!JsonTree.isGiven(choice)) {
      return;
    }
    switch (choice.path("type").asString("")) {
      case "auto" -> to.put(CHOICE, "auto");
      case "any" -> to.put(CHOICE, "required");
      case "none" -> to.put(CHOICE, "none");
      case "tool" -> {
        ObjectNode named = to.putObject(CHOICE).put("type", FUNCTION);
        named.putObject(FUNCTION).set("name", JsonTree.string(choice, "name", CHOICE));
      }
      default ->
          throw Untranslatable.malformed(
              CHOICE + ".type", "\"auto\", \"any\", \"tool\" or \"none\"");
    }
    if (choice.path("disable_parallel_tool_use").asBoolean(false)) {
      to.put("parallel_tool_calls", false);
    }
  }
}
