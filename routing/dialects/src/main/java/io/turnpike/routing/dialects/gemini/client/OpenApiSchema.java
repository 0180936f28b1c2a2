package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.json.JsonTree;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas as OpenAPI writes them, types in capitals, as JSON schemas. */
final class OpenApiSchema {

  private OpenApiSchema() {}

  static JsonNode of(JsonNode schema) {
    if (!(schema instanceof ObjectNode given)) {
      return schema;
    }
    ObjectNode to = JsonTree.object();
    given
        .propertyStream()
        .filter(field -> JsonTree.isGiven(field.getValue()))
        .forEach(field -> keyword(CamelNames.camel(field.getKey()), field.getValue(), to));
    if (given.path("nullable").asBoolean(false)) {
      orNull(to);
    }
    return to;
  }

  private static void keyword(String name, JsonNode value, ObjectNode to) {
    switch (name) {
      case "type" -> type(value, to);
      case "properties", "$defs", "defs", "definitions" -> to.set(name, each(value));
      case "items", "additionalProperties" -> to.set(name, of(value));
      case "anyOf", "oneOf", "allOf", "prefixItems" -> to.set(name, all(value));
      case "minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties" ->
          to.set(name, number(value));
      case "format" -> format(value, to);
      case "example" -> to.putArray("examples").add(value);
      case "nullable", "propertyOrdering" -> {}
      default -> to.set(name, value);
    }
  }

  private static void type(JsonNode value, ObjectNode to) {
    String type = value.asString("").toLowerCase(Locale.ROOT);
    if (!value.isString()) {
      to.set("type", value);
    } else if (!type.equals("type_unspecified")) {
      to.put("type", type);
    }
  }

  /** That a text is one of a list is said by the list. */
  private static void format(JsonNode value, ObjectNode to) {
    if (!value.asString("").equals("enum")) {
      to.set("format", value);
    }
  }

  private static JsonNode each(JsonNode named) {
    ObjectNode to = JsonTree.object();
    named.propertyStream().forEach(field -> to.set(field.getKey(), of(field.getValue())));
    return to;
  }

  private static JsonNode all(JsonNode list) {
    ArrayNode to = JsonTree.array();
    list.forEach(schema -> to.add(of(schema)));
    return to;
  }

  /** Protocol buffers write long numbers as texts. */
  private static JsonNode number(JsonNode value) {
    return value.isString() && value.stringValue().matches("\\d{1,18}")
        ? JsonTree.object().numberNode(Long.parseLong(value.stringValue()))
        : value;
  }

  private static void orNull(ObjectNode to) {
    JsonNode type = to.path("type");
    if (type.isString()) {
      to.putArray("type").add(type).add("null");
    }
    if (to.path("enum") instanceof ArrayNode allowed) {
      allowed.addNull();
    }
  }
}
