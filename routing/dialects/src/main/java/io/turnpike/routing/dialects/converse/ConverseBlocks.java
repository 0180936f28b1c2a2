package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.dialects.canonical.FunctionCall;
import io.turnpike.routing.dialects.canonical.MessageContent;
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
    MessageContent.read(message, field, this::text, this::media);
    return this;
  }

  /** Of someone who shows no pictures. */
  ConverseBlocks text(JsonNode message) {
    MessageContent.read(
        message,
        field,
        this::text,
        (_, _, place) -> {
          throw ConverseRequest.unsupported(place + ".type");
        });
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

  private void media(String type, JsonNode part, String place) {
    blocks.add(
        switch (type) {
          case "image_url" -> ConverseMedia.image(part.path(type), place, lost);
          case "file" -> ConverseMedia.file(part.path(type), place, names);
          default -> throw ConverseRequest.unsupported(place + ".type");
        });
    mark(part);
  }

  private void text(JsonNode text, JsonNode part) {
    if (!text.asString("").isBlank()) {
      blocks.addObject().set("text", text);
    }
    mark(part);
  }

  private void toolCall(JsonNode call, String place) {
    ConverseTools.requireFunction(call.path("type").asString("function"), place);
    FunctionCall called = FunctionCall.of(call, place);
    ObjectNode use = blocks.addObject().putObject("toolUse");
    use.put("toolUseId", CallId.of(called.id()));
    use.set("name", called.name());
    use.set("input", called.input());
    mark(CachePoints.isMarked(call) ? call : called.function());
  }
}
