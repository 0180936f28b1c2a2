package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
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

  /** Who speaks; frameworks tell it by themselves, and the provider has no place for it. */
  private static final String NAME = "messages[].name";

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
    endWithoutSpace();
    if (turns.isEmpty()) {
      throw Untranslatable.unsupported(
          "messages", "Anthropic wants at least one message of a user that is not empty.");
    }
    if (!system.isEmpty()) {
      to.set("system", system);
    }
  }

  private void message(JsonNode message, String field) {
    String role = message.path("role").asString("");
    if (!role.equals("tool") && message.path("name").isString() && !dropped.contains(NAME)) {
      dropped.add(NAME);
    }
    ContentBlocks blocks = new ContentBlocks(field, dropped);
    switch (role) {
      case "system", "developer" -> system.addAll(blocks.text(message).marked(message));
      case "user" -> say("user", blocks.textAndMedia(message).marked(message));
      case "assistant" -> say("assistant", assistant(message, blocks, field));
      case "tool" -> say("user", to.arrayNode().add(toolResult(message, blocks, field)));
      default ->
          throw Untranslatable.malformed(
              field + ".role", "\"system\", \"developer\", \"user\", \"assistant\" or \"tool\"");
    }
  }

  private static ArrayNode assistant(JsonNode message, ContentBlocks blocks, String field) {
    for (String name : List.of("audio", "function_call")) {
      if (JsonTree.isGiven(message.path(name))) {
        throw Untranslatable.unsupported(
            field + "." + name, "Anthropic's Messages API has no counterpart.");
      }
    }
    return blocks
        .thinking(message)
        .text(message)
        .refusal(message)
        .toolCalls(message)
        .marked(message);
  }

  private static ObjectNode toolResult(JsonNode message, ContentBlocks blocks, String field) {
    JsonNode id = message.path("tool_call_id");
    JsonTree.require(id.isString(), field + ".tool_call_id", "the id of a tool call");
    ObjectNode result = JsonTree.object().put("type", "tool_result");
    result.put("tool_use_id", ToolIds.of(id.stringValue()));
    ArrayNode content = blocks.textAndMedia(message).in(result, message);
    if (!content.isEmpty()) {
      result.set("content", content);
    }
    JsonTree.copy(message, "is_error", result);
    return result;
  }

  /** What the model is to go on with must not end in it. */
  private void endWithoutSpace() {
    JsonNode last = turns.path(turns.size() - 1);
    JsonNode content = last.path("content");
    if (last.path("role").asString("").equals("assistant")
        && content.path(content.size() - 1) instanceof ObjectNode block
        && block.path("text").isString()) {
      block.put("text", block.path("text").stringValue().stripTrailing());
    }
  }

  private void say(String role, ArrayNode blocks) {
    if (!blocks.isEmpty()) {
      turn(role).addAll(blocks);
    }
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
