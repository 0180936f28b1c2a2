package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items as messages. What a model thought, said and called in a row is one message of the
 * assistant's; every kind of item is carried over or ends the request, none is overlooked.
 */
final class InputItems {

  private final ArrayNode messages;
  private final boolean slots;
  private final List<String> warnings;
  private AssistantTurn turn;

  InputItems(ArrayNode messages, boolean slots, List<String> warnings) {
    this.messages = messages;
    this.slots = slots;
    this.warnings = warnings;
    this.turn = new AssistantTurn(slots, warnings);
  }

  void read(JsonNode instructions, JsonNode input) {
    JsonTree.require(
        instructions.isString() || !JsonTree.isGiven(instructions), "instructions", "a string");
    if (!instructions.asString("").isEmpty()) {
      say("system").set("content", instructions);
    }
    if (input.isString()) {
      say("user").set("content", input);
      return;
    }
    for (int i = 0; i < input.size(); i++) {
      item(input.path(i), "input[" + i + "]");
    }
    endTurn();
  }

  private void item(JsonNode item, String field) {
    String type = item.path("type").asString("message");
    switch (type) {
      case "message" -> message(item, field);
      case "reasoning" -> turnFor(item).reasoning(item);
      case "function_call" -> turn.call(item, field, arguments(item, field));
      case "custom_tool_call" ->
          turn.call(item, field, CustomInput.arguments(RequestTree.string(item, "input", field)));
      case "function_call_output", "custom_tool_call_output" -> output(item, field);
      case "item_reference" ->
          throw Untranslatable.unsupported(
              field, "this model's provider keeps no items; send the item itself.");
      default ->
          throw Untranslatable.unsupported(
              field + ".type",
              "an item of type \"" + type + "\" means something to OpenAI alone; leave it out.");
    }
  }

  private static String arguments(JsonNode item, String field) {
    String arguments = RequestTree.string(item, "arguments", field);
    return arguments.isBlank() ? "{}" : arguments;
  }

  private void message(JsonNode item, String field) {
    String role = item.path("role").asString("");
    JsonNode content = ItemContent.of(item.path("content"), field + ".content");
    switch (role) {
      case "assistant" -> turnFor(item).say(content, item.path("phase"));
      case "system", "developer" -> say("system").set("content", content);
      case "user" -> say(role).set("content", content);
      default ->
          throw Untranslatable.malformed(
              field + ".role", "\"user\", \"assistant\", \"system\" or \"developer\"");
    }
  }

  /** Two things said in a row stay two messages, each with its phase. */
  private AssistantTurn turnFor(JsonNode item) {
    if (turn.isSaid()) {
      endTurn();
    }
    return turn;
  }

  private void output(JsonNode item, String field) {
    ObjectNode message = say("tool");
    message.put("tool_call_id", RequestTree.string(item, "call_id", field));
    message.set("content", ItemContent.of(item.path("output"), field + ".output"));
    RequestTree.copy(item, message, "cache_control");
  }

  private ObjectNode say(String role) {
    endTurn();
    return messages.addObject().put("role", role);
  }

  private void endTurn() {
    turn.end(messages);
    turn = new AssistantTurn(slots, warnings);
  }
}
