package io.turnpike.routing.dialects.json;

import io.turnpike.routing.dialects.Untranslatable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents as trees, for translation: numbers keep every digit they were written with. */
public final class JsonNodes {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonNodes() {}

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

  /** Throws {@link Untranslatable} for what is nested too deep to be written. */
  public static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JacksonException tooDeep) {
      throw Untranslatable.malformed("body", "JSON that is not nested too deep");
    }
  }

  /** Whether it is there and not null. */
  public static boolean isGiven(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }
}
