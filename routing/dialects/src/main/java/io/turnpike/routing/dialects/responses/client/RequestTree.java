package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.TreeReads;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests as trees in which numbers keep every digit they were written with. */
final class RequestTree {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private RequestTree() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static ObjectNode object(byte[] body) {
    TreeReads.add();
    try {
      return MAPPER.readTree(body) instanceof ObjectNode object ? object : object();
    } catch (JacksonException unreadable) {
      throw Untranslatable.malformed("body", "a JSON object that is not nested too deep");
    }
  }

  static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JacksonException tooDeep) {
      throw Untranslatable.malformed("input", "JSON that is not nested too deep");
    }
  }

  static boolean isGiven(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  static void require(boolean fulfilled, String field, String wanted) {
    if (!fulfilled) {
      throw Untranslatable.malformed(field, wanted);
    }
  }

  /** A string that may not be left out. */
  static String string(JsonNode of, String name, String field) {
    require(of.path(name).isString(), field + "." + name, "a string");
    return of.path(name).stringValue();
  }

  static void copy(JsonNode from, ObjectNode to, String... names) {
    for (String name : names) {
      if (isGiven(from.path(name))) {
        to.set(name, from.path(name));
      }
    }
  }

  /** Once, however often it is met. */
  static void warn(List<String> warnings, String field) {
    if (!warnings.contains(field)) {
      warnings.add(field);
    }
  }
}
