package io.turnpike.routing.dialects.gemini.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON schema in the keywords that Google takes. What only comments goes without a word; what
 * bounds goes and is named, since answers are not held to it; what says in another way what an
 * answer consists of cannot be left out of the schema of one.
 */
final class KnownSchema {

  private static final Set<String> KNOWN =
      Set.of(
          "$id",
          "$ref",
          "$anchor",
          "type",
          "title",
          "description",
          "enum",
          "minItems",
          "maxItems",
          "minimum",
          "maximum",
          "required",
          "propertyOrdering",
          "nullable");

  private static final Set<String> COMMENTS =
      Set.of(
          "$schema",
          "$comment",
          "default",
          "example",
          "examples",
          "deprecated",
          "readOnly",
          "writeOnly");

  private static final Set<String> STRUCTURE =
      Set.of(
          "allOf",
          "not",
          "if",
          "then",
          "else",
          "patternProperties",
          "dependentSchemas",
          "unevaluatedProperties");

  private static final Set<String> FORMATS =
      Set.of("date-time", "date", "time", "int32", "int64", "float", "double", "enum");

  private final String field;
  private final boolean strict;
  private final LeftOut leftOut;

  private KnownSchema(String field, boolean strict, LeftOut leftOut) {
    this.field = field;
    this.strict = strict;
    this.leftOut = leftOut;
  }

  /** Of what a function is called with, which it checks itself. */
  static JsonNode lax(JsonNode schema, String field, LeftOut leftOut) {
    return new KnownSchema(field, false, leftOut).of(schema);
  }

  /** Of an answer. */
  static JsonNode strict(JsonNode schema, String field, LeftOut leftOut) {
    return new KnownSchema(field, true, leftOut).of(schema);
  }

  private JsonNode of(JsonNode schema) {
    if (!(schema instanceof ObjectNode given)) {
      return schema;
    }
    ObjectNode to = JsonTree.object();
    given.propertyStream().forEach(each -> keyword(each.getKey(), each.getValue(), to));
    return to.has("$ref") ? alone(to) : to;
  }

  private void keyword(String name, JsonNode value, ObjectNode to) {
    switch (name) {
      case "properties", "$defs", "definitions" -> to.set(name, named(value));
      case "items", "additionalProperties" -> to.set(name, of(value));
      case "anyOf", "oneOf", "prefixItems" -> to.set(name, listed(value));
      case "allOf" -> all(value, to);
      case "const" -> to.putArray("enum").add(value);
      case "format" -> format(value, to);
      default -> {
        if (KNOWN.contains(name)) {
          to.set(name, value);
        } else {
          leaveOut(name);
        }
      }
    }
  }

  private void leaveOut(String name) {
    if (strict && STRUCTURE.contains(name)) {
      throw Untranslatable.unsupported(
          field, "Google's schemas of answers have no \"" + name + "\".");
    }
    leftOut.addUnless(COMMENTS.contains(name), field + "." + name);
  }

  /** One alone says what it says. */
  private void all(JsonNode schemas, ObjectNode to) {
    if (schemas.size() == 1 && of(schemas.path(0)) instanceof ObjectNode only) {
      to.setAll(only);
    } else {
      leaveOut("allOf");
    }
  }

  private void format(JsonNode format, ObjectNode to) {
    if (FORMATS.contains(format.asString(""))) {
      to.set("format", format);
    } else {
      leaveOut("format");
    }
  }

  /** Beside a reference nothing else may be said. */
  private static ObjectNode alone(ObjectNode schema) {
    schema.propertyNames().stream()
        .filter(name -> !name.startsWith("$"))
        .toList()
        .forEach(schema::remove);
    return schema;
  }

  private ObjectNode named(JsonNode schemas) {
    ObjectNode to = JsonTree.object();
    schemas.propertyStream().forEach(each -> to.set(each.getKey(), of(each.getValue())));
    return to;
  }

  private ArrayNode listed(JsonNode schemas) {
    ArrayNode to = JsonTree.array();
    schemas.forEach(each -> to.add(of(each)));
    return to;
  }
}
