package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.canonical.FunctionCall;
import io.turnpike.routing.dialects.canonical.MessageContent;
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
    MessageContent.read(message, field, this::text, this::media);
    return this;
  }

  /** Of someone who shows no pictures. */
  ContentBlocks text(JsonNode message) {
    MessageContent.read(
        message,
        field,
        this::text,
        (type, _, place) -> {
          throw unknown(place, type);
        });
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

  private void media(String type, JsonNode part, String place) {
    ObjectNode block =
        switch (type) {
          case "image_url" -> Media.image(part.path(type), place, dropped);
          case "file" -> Media.file(part.path(type), place);
          default -> throw unknown(place, type);
        };
    CacheMarks.copy(List.of(part), block);
    blocks.add(block);
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

  private void toolCall(JsonNode call, String place) {
    ToolTerms.requireFunction(call.path("type").asString("function").equals("function"), place);
    FunctionCall called = FunctionCall.of(call, place);
    ObjectNode block = blocks.addObject().put("type", "tool_use");
    block.put("id", ToolIds.of(called.id()));
    block.set("name", called.name());
    block.set("input", called.input());
    CacheMarks.copy(List.of(call, called.function()), block);
  }

  private static Untranslatable unknown(String place, String type) {
    return Untranslatable.unsupported(
        place + ".type", "Anthropic's Messages API does not take \"" + type + "\" there.");
  }
}
