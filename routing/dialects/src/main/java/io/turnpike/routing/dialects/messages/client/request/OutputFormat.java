package io.turnpike.routing.dialects.messages.client.request;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer by a schema. */
final class OutputFormat {

  /** It must have one; no client of this API gives any. */
  private static final String NAME = "answer";

  private static final String PROPERTIES = "properties";

  private OutputFormat() {}

  static ObjectNode canonical(JsonNode format, String field) {
    JsonNode schema = format.path("schema");
    if (!format.path("type").asString("").equals("json_schema") || !schema.isObject()) {
      throw Untranslatable.unsupported(
          field, "only a \"json_schema\" with its \"schema\" can be translated.");
    }
    ObjectNode translated = JsonTree.object().put("type", "json_schema");
    ObjectNode named = translated.putObject("json_schema").put("name", NAME);
    named.set("schema", schema);
    if (isClosed(schema)) {
      named.put("strict", true);
    }
    return translated;
  }

  /**
   * Whether every object in it has all the properties it may have and no others: other schemas are
   * taken by those who hold to one strictly as mistakes.
   */
  private static boolean isClosed(JsonNode schema) {
    return switch (schema) {
      case ObjectNode object ->
          isClosedItself(object) && object.valueStream().allMatch(OutputFormat::isClosed);
      case ArrayNode list -> list.valueStream().allMatch(OutputFormat::isClosed);
      default -> true;
    };
  }

  private static boolean isClosedItself(ObjectNode schema) {
    if (!(schema.path(PROPERTIES) instanceof ObjectNode properties)) {
      return !schema.path("type").asString("").equals("object");
    }
    JsonNode more = schema.path("additionalProperties");
    return more.isBoolean()
        && !more.booleanValue()
        && schema.path("required").size() == properties.size();
  }
}
