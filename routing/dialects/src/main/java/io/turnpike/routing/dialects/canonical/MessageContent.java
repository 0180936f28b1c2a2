package io.turnpike.routing.dialects.canonical;

import io.turnpike.routing.dialects.json.JsonTree;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;

/** What a message of the canonical form holds: a text, parts of several kinds, or nothing. */
public final class MessageContent {

  private MessageContent() {}

  /** A part that is no text. */
  public interface OtherPart {
    void read(String type, JsonNode part, String place);
  }

  /**
   * In order. Throws Untranslatable for content that is none.
   *
   * @param field of the message
   * @param text gets each text, and the part that it stands in; a null node for one without
   */
  public static void read(
      JsonNode message, String field, BiConsumer<JsonNode, JsonNode> text, OtherPart other) {
    switch (message.path("content")) {
      case JsonNode only when only.isString() -> text.accept(only, NullNode.getInstance());
      case ArrayNode parts -> {
        for (int i = 0; i < parts.size(); i++) {
          part(parts.path(i), field + ".content[" + i + "]", text, other);
        }
      }
      case JsonNode none ->
          JsonTree.require(
              !JsonTree.isGiven(none), field + ".content", "a string or an array of parts");
    }
  }

  private static void part(
      JsonNode part, String place, BiConsumer<JsonNode, JsonNode> text, OtherPart other) {
    String type = part.path("type").asString("");
    switch (type) {
      case "text", "refusal" -> text.accept(part.path(type), part);
      default -> other.read(type, part, place);
    }
  }
}
