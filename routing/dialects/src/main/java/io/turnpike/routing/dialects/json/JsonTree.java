package io.turnpike.routing.dialects.json;

import io.turnpike.routing.dialects.Untranslatable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests as trees in which numbers keep every digit they were written with. */
public final class JsonTree {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonTree() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** Throws {@link Untranslatable} for bytes that are no JSON object. */
  public static ObjectNode object(byte[] body) {
    TreeReads.add();
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException unreadable) {
      // Told below: what is no JSON is no object either.
    }
    throw Untranslatable.malformed("body", "a JSON object that is not nested too deep");
  }

  /** Throws {@link Untranslatable} for bytes that are no JSON array. */
  public static ArrayNode list(byte[] json) {
    TreeReads.add();
    try {
      if (MAPPER.readTree(json) instanceof ArrayNode list) {
        return list;
      }
    } catch (JacksonException unreadable) {
      // Told below: what is no JSON is no array either.
    }
    throw Untranslatable.malformed("messages", "a JSON array that is not nested too deep");
  }

  /** The object a string holds. */
  public static ObjectNode object(String text, String field) {
    TreeReads.add();
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException unreadable) {
      // Told below: what is no JSON is no object either.
    }
    throw Untranslatable.malformed(field, "a string that holds a JSON object");
  }

  public static void require(boolean fulfilled, String field, String wanted) {
    if (!fulfilled) {
      throw Untranslatable.malformed(field, wanted);
    }
  }

  public static boolean isGiven(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  /** An array that may be left out. */
  public static JsonNode list(JsonNode of, String name, String field) {
    JsonNode list = of.path(name);
    require(list.isArray() || !isGiven(list), field, "an array");
    return list;
  }

  /** A string that may not. */
  public static JsonNode string(JsonNode of, String name, String field) {
    require(of.path(name).isString(), field + "." + name, "a string");
    return of.path(name);
  }

  public static void copy(JsonNode from, String name, ObjectNode to) {
    if (isGiven(from.path(name))) {
      to.set(name, from.path(name));
    }
  }

  public static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JacksonException tooDeep) {
      throw Untranslatable.malformed("messages", "JSON that is not nested too deep");
    }
  }
}
