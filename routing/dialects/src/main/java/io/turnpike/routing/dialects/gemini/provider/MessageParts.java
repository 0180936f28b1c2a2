package io.turnpike.routing.dialects.gemini.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What a message holds, as parts. Empty text says nothing and is left out. */
final class MessageParts {

  private final String field;
  private final LeftOut leftOut;
  private final ArrayNode parts = JsonTree.array();

  /**
   * @param field of the message
   */
  MessageParts(String field, LeftOut leftOut) {
    this.field = field + ".content";
    this.leftOut = leftOut;
  }

  ArrayNode all(JsonNode content) {
    read(content, true);
    return parts;
  }

  /** Of someone who shows no pictures. */
  ArrayNode texts(JsonNode content) {
    read(content, false);
    return parts;
  }

  private void read(JsonNode content, boolean media) {
    if (content.isArray()) {
      for (int i = 0; i < content.size(); i++) {
        part(content.path(i), field + "[" + i + "]", media);
      }
      return;
    }
    JsonTree.require(
        content.isString() || !JsonTree.isGiven(content), field, "a string or an array of parts");
    text(content);
  }

  private void part(JsonNode part, String place, boolean media) {
    leftOut.addUnless(!part.has("cache_control"), "cache_control");
    String type = part.path("type").asString("");
    switch (type) {
      case "text", "refusal" -> text(part.path(type));
      case "image_url", "input_audio", "file" -> {
        if (!media) {
          throw unknown(place, type);
        }
        parts.add(new PartMedia(place, leftOut).of(part, type));
      }
      default -> throw unknown(place, type);
    }
  }

  private void text(JsonNode text) {
    if (!text.asString("").isEmpty()) {
      parts.addObject().set("text", text);
    }
  }

  private static Untranslatable unknown(String place, String type) {
    return Untranslatable.unsupported(
        place + ".type", "Gemini's API does not take \"" + type + "\" there.");
  }
}
