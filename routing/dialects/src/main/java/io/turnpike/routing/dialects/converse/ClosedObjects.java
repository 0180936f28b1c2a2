package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.dialects.Untranslatable;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A schema that answers are held to: each object in it has to say that it has nothing else. */
final class ClosedObjects {

  private static final String MORE = "additionalProperties";
  private static final List<String> BY_NAME = List.of("properties", "$defs", "definitions");
  private static final List<String> LISTS = List.of("anyOf", "oneOf", "allOf");

  private ClosedObjects() {}

  /** The same, with what is missing. */
  static JsonNode of(JsonNode schema, String field) {
    if (schema instanceof ObjectNode object) {
      close(object, field);
      of(object.path("items"), field + ".items");
      for (String map : BY_NAME) {
        object
            .path(map)
            .propertyStream()
            .forEach(it -> of(it.getValue(), field + "." + map + "." + it.getKey()));
      }
      for (String list : LISTS) {
        object.path(list).forEach(it -> of(it, field + "." + list));
      }
    }
    return schema;
  }

  private static void close(ObjectNode schema, String field) {
    JsonNode more = schema.path(MORE);
    if (more.isObject() || more.isBoolean() && more.booleanValue()) {
      throw Untranslatable.unsupported(
          field + "." + MORE, "Bedrock holds answers to objects without other properties only.");
    }
    if (schema.path("type").asString("").equals("object") || schema.path("properties").isObject()) {
      schema.put(MORE, false);
    }
  }
}
