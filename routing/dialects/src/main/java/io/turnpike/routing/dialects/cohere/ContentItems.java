package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What a message holds: texts, and pictures at an address or as {@code data:} URLs. */
final class ContentItems {

  private static final String TYPE = "type";
  private static final String TEXT = "text";
  private static final String PICTURE = "image_url";
  private static final String MARK = "cache_control";

  private final String field;
  private final LossList losses;
  private final ArrayNode items = JsonTree.array();

  /**
   * @param field of the content
   */
  ContentItems(String field, LossList losses) {
    this.field = field;
    this.losses = losses;
  }

  static boolean isText(JsonNode item) {
    return item.path(TYPE).asString("").equals(TEXT);
  }

  /** One text as a string, which every model and role takes. */
  static JsonNode plain(ArrayNode items) {
    boolean one = items.size() == 1 && isText(items.path(0));
    return items.isEmpty() ? StringNode.valueOf("") : one ? items.path(0).path(TEXT) : items;
  }

  /** Of someone who shows no pictures. */
  ArrayNode texts(JsonNode content) {
    return read(content, false);
  }

  ArrayNode textsAndPictures(JsonNode content) {
    return read(content, true);
  }

  /**
   * @param content a string, an array of parts, or nothing
   */
  private ArrayNode read(JsonNode content, boolean pictures) {
    switch (content) {
      case JsonNode text when text.isString() -> text(text);
      case ArrayNode parts -> {
        for (int i = 0; i < parts.size(); i++) {
          part(parts.path(i), field + "[" + i + "]", pictures);
        }
      }
      default ->
          JsonTree.require(!JsonTree.isGiven(content), field, "a string or an array of parts");
    }
    return items;
  }

  private void part(JsonNode part, String place, boolean pictures) {
    String type = part.path(TYPE).asString("");
    if (part.path(MARK).isObject()) {
      losses.add(MARK);
    }
    switch (type) {
      case TEXT, "refusal" -> text(part.path(type));
      case PICTURE -> picture(part.path(type), place, pictures);
      default -> throw CohereRequest.unsupported(place + ".type");
    }
  }

  private void text(JsonNode text) {
    if (!text.asString("").isBlank()) {
      items.addObject().put(TYPE, TEXT).set(TEXT, text);
    }
  }

  private void picture(JsonNode picture, String place, boolean allowed) {
    if (!allowed) {
      throw CohereRequest.unsupported(place + ".type");
    }
    ObjectNode shown = items.addObject().put(TYPE, PICTURE).putObject(PICTURE);
    shown.set("url", JsonTree.string(picture, "url", place + "." + PICTURE));
    JsonTree.copy(picture, "detail", shown);
  }
}
