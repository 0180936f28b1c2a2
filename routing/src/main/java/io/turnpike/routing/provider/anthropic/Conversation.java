package io.turnpike.routing.provider.anthropic;

import io.turnpike.routing.provider.Untranslatable;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages as turns. System and developer messages leave the conversation, in their order; what one
 * side says in several messages, tool results included, becomes one turn. Empty text says nothing
 * and is left out.
 */
final class Conversation {

  private final ObjectNode to;
  private final List<String> dropped;
  private final ArrayNode system;
  private final ArrayNode turns;

  Conversation(ObjectNode to, List<String> dropped) {
    this.to = to;
    this.dropped = dropped;
    this.system = to.arrayNode();
    this.turns = to.putArray("messages");
  }

  void read(JsonNode messages) {
    for (int i = 0; i < messages.size(); i++) {
      message(messages.path(i), "messages[" + i + "]");
    }
    if (!system.isEmpty()) {
      to.set("system", system);
    }
  }

  private void message(JsonNode message, String field) {
    String role = message.path("role").asString("");
    if (!role.equals("tool") && message.path("name").isString()) {
      throw Untranslatable.unsupported(
          field + ".name", "Anthropic does not name who speaks; write it into the content.");
    }
    ContentBlocks blocks = new ContentBlocks(blocksOf(role, field), field, dropped);
    switch (role) {
      case "system", "developer" -> blocks.text(message.path("content"));
      case "user" -> blocks.parts(message.path("content"));
      case "assistant" -> assistant(message, blocks, field);
      default -> toolResult(message, field);
    }
  }

  private void assistant(JsonNode message, ContentBlocks blocks, String field) {
    for (String name : List.of("audio", "function_call")) {
      if (!message.path(name).isMissingNode() && !message.path(name).isNull()) {
        throw Untranslatable.unsupported(
            field + "." + name, "Anthropic's Messages API has no counterpart.");
      }
    }
    blocks.thinking(message.path("thinking_blocks"));
    blocks.text(message.path("content"));
    blocks.text(message.path("refusal"));
    blocks.toolCalls(message.path("tool_calls"));
  }

  private void toolResult(JsonNode message, String field) {
    JsonNode id = message.path("tool_call_id");
    if (!id.isString()) {
      throw Untranslatable.malformed(field + ".tool_call_id", "the id of a tool call");
    }
    ObjectNode result = turn("user").addObject().put("type", "tool_result");
    result.set("tool_use_id", id);
    ArrayNode content = to.arrayNode();
    new ContentBlocks(content, field, dropped).parts(message.path("content"));
    ContentBlocks.copyCacheControl(message, result);
    if (!content.isEmpty()) {
      result.set("content", content);
    }
  }

  private ArrayNode blocksOf(String role, String field) {
    return switch (role) {
      case "system", "developer" -> system;
      case "user", "tool" -> turn("user");
      case "assistant" -> turn("assistant");
      default ->
          throw Untranslatable.malformed(
              field + ".role", "\"system\", \"developer\", \"user\", \"assistant\" or \"tool\"");
    };
  }

  /** The turn of this side that is open, or a new one. */
  private ArrayNode turn(String role) {
    JsonNode last = turns.path(turns.size() - 1);
    if (last.path("role").asString("").equals(role)
        && last.path("content") instanceof ArrayNode a) {
      return a;
    }
    return turns.addObject().put("role", role).putArray("content");
  }
}
