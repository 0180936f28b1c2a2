package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.canonical.Attribution;
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
final class ConverseTurns {

  private final ObjectNode to;
  private final CachePoints points;
  private final LostNames lost;
  private final DocumentNames names = new DocumentNames();
  private final ArrayNode system = JsonTree.array();
  private final ArrayNode turns;

  ConverseTurns(ObjectNode to, CachePoints points, LostNames lost) {
    this.to = to;
    this.points = points;
    this.lost = lost;
    this.turns = to.putArray("messages");
  }

  void read(ObjectNode request) {
    JsonNode messages = request.path("messages");
    for (int i = 0; i < messages.size(); i++) {
      message(messages.path(i), "messages[" + i + "]");
    }
    if (turns.isEmpty()) {
      throw Untranslatable.unsupported(
          "messages", "Bedrock wants at least one message of a user that is not empty.");
    }
    points.add(request, (ArrayNode) turns.path(turns.size() - 1).path("content"));
    endWithoutSpace();
    if (!system.isEmpty()) {
      to.set("system", system);
    }
  }

  private void message(JsonNode message, String field) {
    String role = message.path("role").asString("");
    if (!role.equals("tool") && message.path("name").isString()) {
      lost.add("messages[].name");
    }
    switch (role) {
      case "system", "developer" -> system(message, field);
      case "user" -> say(role, blocks(JsonTree.array(), field).textAndMedia(message), message);
      case "assistant" -> say(role, assistant(message, field), message);
      case "tool" -> say("user", toolResult(message, field), message);
      default ->
          throw Untranslatable.malformed(
              field + ".role", "\"system\", \"developer\", \"user\", \"assistant\" or \"tool\"");
    }
  }

  private void system(JsonNode message, String field) {
    blocks(system, field).text(message).mark(message);
    int before = system.size();
    system.removeIf(block -> Attribution.is(block.path("text").asString("")));
    if (system.size() < before) {
      lost.add("system[0]");
    }
  }

  private ConverseBlocks blocks(ArrayNode into, String field) {
    return new ConverseBlocks(into, field, points, names, lost);
  }

  private ConverseBlocks assistant(JsonNode message, String field) {
    for (String name : List.of("audio", "function_call")) {
      if (JsonTree.isGiven(message.path(name))) {
        throw ConverseRequest.unsupported(field + "." + name);
      }
    }
    return blocks(JsonTree.array(), field)
        .thinking(message)
        .text(message)
        .refusal(message)
        .toolCalls(message);
  }

  private ConverseBlocks toolResult(JsonNode message, String field) {
    JsonNode id = message.path("tool_call_id");
    JsonTree.require(id.isString(), field + ".tool_call_id", "the id of a tool call");
    ObjectNode result = JsonTree.object().put("toolUseId", CallId.of(id.stringValue()));
    ArrayNode shown = result.putArray("content");
    blocks(shown, field).withoutMarks().textAndMedia(message);
    if (message.path("is_error").asBoolean(false)) {
      result.put("status", "error");
    }
    ArrayNode turn = JsonTree.array();
    turn.addObject().set("toolResult", result);
    ConverseBlocks blocks = blocks(turn, field);
    message.path("content").forEach(blocks::mark);
    return blocks;
  }

  private void say(String side, ConverseBlocks blocks, JsonNode message) {
    ArrayNode said = blocks.mark(message);
    if (!said.isEmpty()) {
      turn(side).addAll(said);
    }
  }

  /** The turn of this side that is open, or a new one. */
  private ArrayNode turn(String side) {
    JsonNode last = turns.path(turns.size() - 1);
    return last.path("role").asString("").equals(side)
            && last.path("content") instanceof ArrayNode a
        ? a
        : turns.addObject().put("role", side).putArray("content");
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
}
