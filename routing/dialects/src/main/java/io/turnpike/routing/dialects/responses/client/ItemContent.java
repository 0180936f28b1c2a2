package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is said in an item or found out by a tool, as the content of a message. */
final class ItemContent {

  private ItemContent() {}

  /** A string stays one. */
  static JsonNode of(JsonNode content, String field) {
    if (content.isString()) {
      return content;
    }
    JsonTree.require(content.isArray(), field, "a string or an array of parts");
    ArrayNode parts = JsonTree.array();
    for (int i = 0; i < content.size(); i++) {
      parts.add(part(content.path(i), field + "[" + i + "]"));
    }
    return plain(parts);
  }

  /** Both, one after the other. */
  static JsonNode joined(JsonNode first, JsonNode second) {
    return parts(first).addAll(parts(second));
  }

  /** Many servers take a text where they do not take a list of one. */
  private static JsonNode plain(ArrayNode parts) {
    JsonNode only = parts.path(0);
    return parts.size() == 1 && only.size() == 2 && only.has("text") ? only.path("text") : parts;
  }

  private static ArrayNode parts(JsonNode content) {
    if (content instanceof ArrayNode parts) {
      return parts;
    }
    ArrayNode parts = JsonTree.array();
    parts.addObject().put("type", "text").set("text", content);
    return parts;
  }

  private static ObjectNode part(JsonNode part, String field) {
    String type = part.path("type").asString("");
    ObjectNode made = JsonTree.object();
    switch (type) {
      case "input_text", "output_text", "text" ->
          made.put("type", "text").put("text", RequestTree.string(part, "text", field));
      case "refusal" ->
          made.put("type", type).put("refusal", RequestTree.string(part, "refusal", field));
      case "input_image" -> image(part, field, made);
      case "input_file" -> file(part, field, made);
      case "input_audio" -> RequestTree.copy(part, made, "type", "input_audio");
      default ->
          throw Untranslatable.unsupported(
              field + ".type", "no other provider knows a part of type \"" + type + "\".");
    }
    RequestTree.copy(part, made, "cache_control");
    return made;
  }

  private static void image(JsonNode part, String field, ObjectNode made) {
    isHere(part, field);
    ObjectNode image = made.put("type", "image_url").putObject("image_url");
    image.put("url", RequestTree.string(part, "image_url", field));
    RequestTree.copy(part, image, "detail");
  }

  private static void file(JsonNode part, String field, ObjectNode made) {
    isHere(part, field);
    if (JsonTree.isGiven(part.path("file_url"))) {
      throw Untranslatable.unsupported(
          field + ".file_url", "this model's provider fetches no files; send \"file_data\".");
    }
    ObjectNode file = made.put("type", "file").putObject("file");
    file.put("file_data", RequestTree.string(part, "file_data", field));
    RequestTree.copy(part, file, "filename");
  }

  /** What was uploaded to one provider is there and nowhere else. */
  private static void isHere(JsonNode part, String field) {
    if (JsonTree.isGiven(part.path("file_id"))) {
      throw Untranslatable.unsupported(
          field + ".file_id", "the file is not at this model's provider; send its content.");
    }
  }
}
