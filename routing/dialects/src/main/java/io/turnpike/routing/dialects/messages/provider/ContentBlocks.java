package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What a message holds, as the blocks of a turn, in the order it is asked for. */
final class ContentBlocks {

  private final ArrayNode blocks = JsonTree.object().arrayNode();
  private final String field;
  private final List<String> dropped;
  private JsonNode unplaced = NullNode.getInstance();

  ContentBlocks(String field, List<String> dropped) {
    this.field = field;
    this.dropped = dropped;
  }

  /** All of them, with the mark of the whole message on the last. */
  ArrayNode marked(JsonNode message) {
    JsonNode lost = CacheMarks.has(message) ? message : unplaced;
    if (CacheMarks.has(lost) && !mark(lost) && !dropped.contains(CacheMarks.NAME)) {
      dropped.add(CacheMarks.NAME);
    }
    return blocks;
  }

  /** For what holds them, which has a mark of its own. */
  ArrayNode in(ObjectNode result, JsonNode message) {
    CacheMarks.copy(List.of(message, unplaced), result);
    return blocks;
  }

  ContentBlocks textAndMedia(JsonNode message) {
    read(message.path("content"), true);
    return this;
  }

  /** Of someone who shows no pictures. */
  ContentBlocks text(JsonNode message) {
    read(message.path("content"), false);
    return this;
  }

  ContentBlocks refusal(JsonNode message) {
    text(message.path("refusal"), NullNode.getInstance());
    return this;
  }

  ContentBlocks thinking(JsonNode message) {
    blocks.addAll(new ThinkingBlocks(dropped).of(message, field));
    return this;
  }

  ContentBlocks toolCalls(JsonNode message) {
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
      case "text" -> text(part.path("text"), part);
      case "refusal" -> text(part.path("refusal"), part);
      case "image_url" -> media(media, place, part, Media.image(part.path(type), place, dropped));
      case "file" -> media(media, place, part, Media.file(part.path(type), place));
      default -> throw unknown(place, type);
    }
  }

  /** The provider refuses text that says nothing; up to there a mark holds all the same. */
  private void text(JsonNode text, JsonNode part) {
    if (!text.asString("").isBlank()) {
      ObjectNode block = blocks.addObject().put("type", "text");
      block.set("text", text);
      CacheMarks.copy(List.of(part), block);
    } else if (CacheMarks.has(part) && !mark(part)) {
      unplaced = part;
    }
  }

  /** False where there is no block that may have one. */
  private boolean mark(JsonNode marked) {
    boolean may =
        blocks.path(blocks.size() - 1) instanceof ObjectNode last
            && !last.path("type").asString("").endsWith("thinking");
    if (may && !CacheMarks.has(blocks.path(blocks.size() - 1))) {
      CacheMarks.copy(List.of(marked), (ObjectNode) blocks.path(blocks.size() - 1));
    }
    return may;
  }

  private void media(boolean allowed, String place, JsonNode part, ObjectNode block) {
    if (!allowed) {
      throw unknown(place, part.path("type").asString(""));
    }
    CacheMarks.copy(List.of(part), block);
    blocks.add(block);
  }

  private void toolCall(JsonNode call, String place) {
    ToolTerms.requireFunction(call.path("type").asString("function").equals("function"), place);
    JsonNode function = call.path("function");
    String arguments = function.path("arguments").asString("");
    ObjectNode block = blocks.addObject().put("type", "tool_use");
    block.put("id", ToolIds.of(JsonTree.string(call, "id", place).stringValue()));
    block.set("name", JsonTree.string(function, "name", place + ".function"));
    block.set(
        "input",
        arguments.isBlank()
            ? JsonTree.object()
            : JsonTree.object(arguments, place + ".function.arguments"));
    CacheMarks.copy(List.of(call, function), block);
  }

  private static Untranslatable unknown(String place, String type) {
    return Untranslatable.unsupported(
        place + ".type", "Anthropic's Messages API does not take \"" + type + "\" there.");
  }
}
