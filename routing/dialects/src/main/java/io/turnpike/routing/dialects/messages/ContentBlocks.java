package io.turnpike.routing.dialects.messages;

import io.turnpike.routing.dialects.Untranslatable;
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

  ContentBlocks(String field, List<String> dropped) {
    this.field = field;
    this.dropped = dropped;
  }

  static void copyCacheControl(JsonNode part, ObjectNode block) {
    if (part.path("cache_control").isObject()) {
      block.set("cache_control", part.path("cache_control"));
    }
  }

  ArrayNode all() {
    return blocks;
  }

  ContentBlocks textAndMedia(JsonNode message) {
    read(message.path("content"), message, true);
    return this;
  }

  /** Of someone who shows no pictures. */
  ContentBlocks text(JsonNode message) {
    read(message.path("content"), message, false);
    return this;
  }

  /** What a tool found out; a mark for the cache stands on the result, not in it. */
  ContentBlocks result(JsonNode message) {
    read(message.path("content"), NullNode.getInstance(), true);
    return this;
  }

  ContentBlocks refusal(JsonNode message) {
    text(message.path("refusal"), message);
    return this;
  }

  /** Thoughts the provider signed come back to it as they were. */
  ContentBlocks thinking(JsonNode message) {
    JsonNode thoughts = JsonTree.list(message, "thinking_blocks", field + ".thinking_blocks");
    for (int i = 0; i < thoughts.size(); i++) {
      String type = thoughts.path(i).path("type").asString("");
      if (!type.equals("thinking") && !type.equals("redacted_thinking")) {
        throw unknown(field + ".thinking_blocks[" + i + "]", type);
      }
      blocks.add(thoughts.path(i));
    }
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
   * @param whole what carries the mark for the cache when the content is a string
   */
  private void read(JsonNode content, JsonNode whole, boolean media) {
    switch (content) {
      case JsonNode text when text.isString() -> text(text, whole);
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

  private void text(JsonNode text, JsonNode part) {
    if (!text.asString("").isEmpty()) {
      ObjectNode block = blocks.addObject().put("type", "text");
      block.set("text", text);
      copyCacheControl(part, block);
    }
  }

  private void media(boolean allowed, String place, JsonNode part, ObjectNode block) {
    if (!allowed) {
      throw unknown(place, part.path("type").asString(""));
    }
    copyCacheControl(part, block);
    blocks.add(block);
  }

  private void toolCall(JsonNode call, String place) {
    JsonTree.requireFunction(call.path("type").asString("function").equals("function"), place);
    JsonNode function = call.path("function");
    String arguments = function.path("arguments").asString("");
    ObjectNode block = blocks.addObject().put("type", "tool_use");
    block.set("id", JsonTree.string(call, "id", place));
    block.set("name", JsonTree.string(function, "name", place + ".function"));
    block.set(
        "input",
        arguments.isBlank()
            ? JsonTree.object()
            : JsonTree.object(arguments, place + ".function.arguments"));
    copyCacheControl(call, block);
  }

  private static Untranslatable unknown(String place, String type) {
    return Untranslatable.unsupported(
        place + ".type", "Anthropic's Messages API does not take \"" + type + "\" there.");
  }
}
