package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What a field must look like for it to be read. All throw {@link Untranslatable}. */
public final class Shape {

  private Shape() {}

  /** An array that may be left out, or one element of it that stands for itself. */
  public static List<JsonNode> list(JsonNode value, String field) {
    return switch (value) {
      case ArrayNode list -> list.valueStream().toList();
      case JsonNode one when one.isObject() -> List.of(one);
      default -> {
        require(!JsonTree.isGiven(value), field, "an array");
        yield List.of();
      }
    };
  }

  public static String text(JsonNode value, String field) {
    require(value.isString(), field, "a string");
    return value.stringValue();
  }

  public static void require(boolean fulfilled, String field, String wanted) {
    if (!fulfilled) {
      throw Untranslatable.malformed(field, wanted);
    }
  }

  public static Untranslatable unsupported(String field) {
    return Untranslatable.unsupported(
        field, "only Gemini itself could do that; leave it out for this model.");
  }
}
