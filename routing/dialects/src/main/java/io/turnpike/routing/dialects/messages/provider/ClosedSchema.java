package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.Untranslatable;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema that answers are held to. Each object in it has to say that it has no other properties,
 * and bounds of numbers, texts and lists are not held to, so that they are refused.
 */
final class ClosedSchema {

  private static final String MORE = "additionalProperties";

  private static final Set<String> BOUNDS =
      Set.of(
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties");

  private static final List<String> SCHEMAS_BY_NAME = List.of("properties", "$defs", "definitions");
  private static final List<String> SCHEMAS = List.of("anyOf", "oneOf", "allOf", "prefixItems");

  private ClosedSchema() {}

  /** The same, with what is missing. */
  static JsonNode of(JsonNode schema, String field) {
    if (schema instanceof ObjectNode object) {
      close(object, field);
    }
    return schema;
  }

  private static void close(ObjectNode schema, String field) {
    for (String name : schema.propertyNames()) {
      if (BOUNDS.contains(name) || name.equals("minItems") && schema.path(name).asInt(0) > 1) {
        throw refused(field + "." + name);
      }
    }
    if (isObject(schema)) {
      JsonNode more = schema.path(MORE);
      if (!more.isMissingNode() && !(more.isBoolean() && !more.booleanValue())) {
        throw refused(field + "." + MORE);
      }
      schema.put(MORE, false);
    }
    inside(schema, field);
  }

  private static void inside(ObjectNode schema, String field) {
    of(schema.path("items"), field + ".items");
    for (String map : SCHEMAS_BY_NAME) {
      schema
          .path(map)
          .propertyStream()
          .forEach(it -> of(it.getValue(), field + "." + map + "." + it.getKey()));
    }
    for (String list : SCHEMAS) {
      JsonNode schemas = schema.path(list);
      for (int i = 0; i < schemas.size(); i++) {
        of(schemas.path(i), field + "." + list + "[" + i + "]");
      }
    }
  }

  private static boolean isObject(ObjectNode schema) {
    JsonNode type = schema.path("type");
    return type.asString("").equals("object")
        || type.valueStream().anyMatch(one -> one.asString("").equals("object"))
        || type.isMissingNode() && schema.path("properties").isObject();
  }

  private static Untranslatable refused(String field) {
    return Untranslatable.unsupported(field, "Anthropic holds no answer to that.");
  }
}
