package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which tools there are and which must, may or must not be called. */
final class BridgeTools {

  static final String FUNCTION = "function";
  static final String CUSTOM = "custom";

  private static final String CHOICE = "tool_choice";
  private static final String ALLOWED = "allowed_tools";

  private final ObjectNode to;
  private final LostFields lost;

  BridgeTools(ObjectNode to, LostFields lost) {
    this.to = to;
    this.lost = lost;
  }

  void read(ObjectNode from) {
    JsonNode tools = from.path("tools");
    if (!tools.isEmpty()) {
      ArrayNode all = to.putArray("tools");
      for (int i = 0; i < tools.size(); i++) {
        all.add(tool(tools.path(i), "tools[" + i + "]"));
      }
    }
    choice(from.path(CHOICE));
  }

  private ObjectNode tool(JsonNode tool, String field) {
    if (tool.has("cache_control")) {
      lost.add("cache_control");
    }
    return switch (BridgeTree.type(tool)) {
      case FUNCTION -> function(tool.path(FUNCTION), field + ".function");
      case CUSTOM -> custom(tool.path(CUSTOM), field + ".custom");
      default ->
          throw Untranslatable.unsupported(
              field + ".type", "only functions and custom tools can be translated.");
    };
  }

  /** Strictness is what this API takes for granted, and chat completions do not. */
  private static ObjectNode function(JsonNode function, String field) {
    ObjectNode tool = BridgeTree.typed(FUNCTION);
    tool.set("name", JsonTree.string(function, "name", field));
    BridgeTree.copy(function, tool, "description");
    tool.set("parameters", parameters(function.path("parameters")));
    tool.put("strict", function.path("strict").asBoolean(false));
    return tool;
  }

  private static JsonNode parameters(JsonNode given) {
    if (given.isObject()) {
      return given;
    }
    ObjectNode none = BridgeTree.typed("object");
    none.putObject("properties");
    return none;
  }

  private static ObjectNode custom(JsonNode custom, String field) {
    ObjectNode tool = BridgeTree.typed(CUSTOM);
    tool.set("name", JsonTree.string(custom, "name", field));
    BridgeTree.copy(custom, tool, "description");
    if (JsonTree.isGiven(custom.path("format"))) {
      tool.set("format", format(custom.path("format")));
    }
    return tool;
  }

  private static JsonNode format(JsonNode format) {
    if (!(format.path("grammar") instanceof ObjectNode grammar)) {
      return format;
    }
    ObjectNode flat = BridgeTree.typed("grammar");
    BridgeTree.copy(grammar, flat, "syntax", "definition");
    return flat;
  }

  private void choice(JsonNode choice) {
    if (choice.isString()) {
      to.set(CHOICE, choice);
    } else if (BridgeTree.type(choice).equals(ALLOWED)) {
      to.set(CHOICE, allowed(choice.path(ALLOWED)));
    } else if (JsonTree.isGiven(choice)) {
      to.set(CHOICE, named(choice, CHOICE));
    }
  }

  private static ObjectNode allowed(JsonNode allowed) {
    ObjectNode choice = BridgeTree.typed(ALLOWED);
    BridgeTree.copy(allowed, choice, "mode");
    ArrayNode tools = choice.putArray("tools");
    for (int i = 0; i < allowed.path("tools").size(); i++) {
      tools.add(named(allowed.path("tools").path(i), CHOICE + ".allowed_tools.tools[" + i + "]"));
    }
    return choice;
  }

  private static ObjectNode named(JsonNode tool, String field) {
    String type = BridgeTree.type(tool);
    if (!type.equals(FUNCTION) && !type.equals(CUSTOM)) {
      throw Untranslatable.unsupported(
          field + ".type", "only functions and custom tools can be translated.");
    }
    ObjectNode named = BridgeTree.typed(type);
    named.set("name", JsonTree.string(tool.path(type), "name", field + "." + type));
    return named;
  }
}
