package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a message holds, as the parts of an item. */
final class BridgeParts {

  private static final String REFUSAL = "refusal";

  private final String field;
  private final LostFields lost;
  private final ArrayNode parts = JsonTree.object().arrayNode();

  /**
   * @param field of the message
   */
  BridgeParts(String field, LostFields lost) {
    this.field = field;
    this.lost = lost;
  }

  /** Of what was said to the model. */
  ArrayNode input(JsonNode content) {
    JsonTree.require(content.isArray(), field + ".content", "a string or an array of parts");
    for (int i = 0; i < content.size(); i++) {
      parts.add(input(content.path(i), field + ".content[" + i + "]"));
    }
    return parts;
  }

  /** Of what the model said; empty text is left out. */
  ArrayNode output(JsonNode message) {
    JsonNode content = message.path("content");
    if (content.isArray()) {
      for (int i = 0; i < content.size(); i++) {
        output(content.path(i), field + ".content[" + i + "]");
      }
    } else {
      JsonTree.require(
          content.isString() || !JsonTree.isGiven(content),
          field + ".content",
          "a string or an array of parts");
      say("output_text", "text", content);
    }
    say(REFUSAL, REFUSAL, message.path(REFUSAL));
    return parts;
  }

  private ObjectNode input(JsonNode part, String place) {
    mark(part);
    return switch (BridgeTree.type(part)) {
      case "text" -> {
        ObjectNode text = BridgeTree.typed("input_text");
        text.set("text", JsonTree.string(part, "text", place));
        yield text;
      }
      case "image_url" -> image(part.path("image_url"), place + ".image_url");
      case "file" -> file(part.path("file"), place + ".file");
      default -> throw unknown(place, part);
    };
  }

  private void output(JsonNode part, String place) {
    mark(part);
    switch (BridgeTree.type(part)) {
      case "text" -> say("output_text", "text", part.path("text"));
      case REFUSAL -> say(REFUSAL, REFUSAL, part.path(REFUSAL));
      default -> throw unknown(place, part);
    }
  }

  private void say(String type, String name, JsonNode text) {
    if (!text.asString("").isEmpty()) {
      parts.addObject().put("type", type).set(name, text);
    }
  }

  private static ObjectNode image(JsonNode image, String place) {
    ObjectNode part = BridgeTree.typed("input_image");
    part.set("image_url", JsonTree.string(image, "url", place));
    return part.put("detail", image.path("detail").asString("auto"));
  }

  private static ObjectNode file(JsonNode file, String place) {
    ObjectNode part = BridgeTree.typed("input_file");
    BridgeTree.copy(file, part, "file_id", "file_data", "file_url", "filename");
    JsonTree.require(part.size() > 1, place, "a file with \"file_data\" or \"file_id\"");
    return part;
  }

  private void mark(JsonNode part) {
    if (part.has("cache_control")) {
      lost.add("cache_control");
    }
  }

  private static Untranslatable unknown(String place, JsonNode part) {
    return Untranslatable.unsupported(
        place + ".type",
        "OpenAI's Responses API does not take \"" + BridgeTree.type(part) + "\" there.");
  }
}
