package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What a message holds, as the blocks of a turn, in the order it is asked for. */
final class ConverseBlocks {

  private final ArrayNode blocks;
  private final String field;
  private final CachePoints points;
  private final DocumentNames names;
  private final LostNames lost;
  private boolean marks = true;

  /**
   * @param blocks to which they are added
   * @param field of the message
   */
  ConverseBlocks(
      ArrayNode blocks, String field, CachePoints points, DocumentNames names, LostNames lost) {
    this.blocks = blocks;
    this.field = field;
    this.points = points;
    this.names = names;
    this.lost = lost;
  }

  /** Within what a tool shows there is no place for one. */
  ConverseBlocks withoutMarks() {
    marks = false;
    return this;
  }

  /** With the mark of something that these blocks are all of, if it has one. */
  ArrayNode mark(JsonNode marked) {
    if (marks) {
      points.add(marked, blocks);
    }
    return blocks;
  }

  ConverseBlocks textAndMedia(JsonNode message) {
    read(message.path("content"), true);
    return this;
  }

  /** Of someone who shows no pictures. */
  ConverseBlocks text(JsonNode message) {
    read(message.path("content"), false);
    return this;
  }

  ConverseBlocks refusal(JsonNode message) {
    text(message.path("refusal"), NullNode.getInstance());
    return this;
  }

  ConverseBlocks thinking(JsonNode message) {
    blocks.addAll(new SignedThoughts(lost).of(message, field));
    return this;
  }

  ConverseBlocks toolCalls(JsonNode message) {
    JsonNode calls = JsonTree.list(message, "tool_calls", field + ".tool_calls");
    for (int i = 0; i < calls.size(); i++) {
      toolCall(calls.path(i), field + ".tool_calls[" + i + "]");
    }
    return this;
  }

  /**
   * @param content a string, an array of parts, or nothing
   */
  private void read(JsonNode content, boolean media) {
    switch (content) {
      case JsonNode text when text.isString() -> text(text, NullNode.getInstance());
      case ArrayNode parts -> {
        for (int i = 0; i < parts.size(); i++) {
          part(parts.path(i), field + ".content[" + i + "]", media);
        }
      }
      default ->
          JsonTree.require(
              !JsonTree.isGiven(content), field + ".content", "a string or an array of parts");
    }
  }

  private void part(JsonNode part, String place, boolean media) {
    String type = part.path("type").asString("");
    switch (type) {
      case "text", "refusal" -> text(part.path(type), part);
      case "image_url" ->
          media(media, place, part, ConverseMedia.image(part.path(type), place, lost));
      case "file" -> media(media, place, part, ConverseMedia.file(part.path(type), place, names));
      default -> throw ConverseRequest.unsupported(place + ".type");
    }
  }

  private void text(JsonNode text, JsonNode part) {
    if (!text.asString("").isBlank()) {
      blocks.addObject().set("text", text);
    }
    mark(part);
  }

  private void media(boolean allowed, String place, JsonNode part, ObjectNode block) {
    if (!allowed) {
      throw ConverseRequest.unsupported(place + ".type");
    }
    blocks.add(block);
    mark(part);
  }

  private void toolCall(JsonNode call, String place) {
    ConverseTools.requireFunction(call.path("type").asString("function"), place);
    JsonNode function = call.path("function");
    String arguments = function.path("arguments").asString("");
    ObjectNode use = blocks.addObject().putObject("toolUse");
    use.put("toolUseId", CallId.of(JsonTree.string(call, "id", place).stringValue()));
    use.set("name", JsonTree.string(function, "name", place + ".function"));
    use.set(
        "input",
        arguments.isBlank()
            ? JsonTree.object()
            : JsonTree.object(arguments, place + ".function.arguments"));
    mark(CachePoints.isMarked(call) ? call : function);
  }
}
