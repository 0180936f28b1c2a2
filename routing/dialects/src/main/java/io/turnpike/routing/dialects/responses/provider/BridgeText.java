package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the text of an answer must look like. */
final class BridgeText {

  private static final String FORMAT = "response_format";

  private final ObjectNode to;

  BridgeText(ObjectNode to) {
    this.to = to;
  }

  void read(ObjectNode from) {
    ObjectNode text = JsonTree.object();
    format(from.path(FORMAT), text);
    BridgeTree.copy(from, text, "verbosity");
    if (!text.isEmpty()) {
      to.set("text", text);
    }
  }

  private static void format(JsonNode format, ObjectNode text) {
    String type = BridgeTree.type(format);
    switch (type) {
      case "" -> JsonTree.require(format.isEmpty(), FORMAT + ".type", "a known type");
      case "text", "json_object" -> text.putObject("format").put("type", type);
      case "json_schema" -> text.set("format", schema(format.path(type)));
      default -> throw Untranslatable.malformed(FORMAT + ".type", "a known type");
    }
  }

  private static ObjectNode schema(JsonNode named) {
    JsonTree.require(named.isObject(), FORMAT + ".json_schema", "an object");
    ObjectNode schema = BridgeTree.typed("json_schema");
    BridgeTree.copy(named, schema, "name", "description", "schema", "strict");
    return schema;
  }
}
