package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Contents as messages. What functions gave back becomes messages of its own, first in its turn.
 */
final class ChatMessages {

  private static final String SYSTEM = "systemInstruction.parts";

  private final ArrayNode messages;
  private final List<String> dropped;
  private final FunctionIds ids = new FunctionIds();

  ChatMessages(ArrayNode messages, List<String> dropped) {
    this.messages = messages;
    this.dropped = dropped;
  }

  void read(JsonNode system, JsonNode contents) {
    system(Shape.list(system.path("parts"), SYSTEM));
    List<JsonNode> turns = Shape.list(contents, "contents");
    for (int i = 0; i < turns.size(); i++) {
      turn(turns.get(i), i);
    }
  }

  private void system(List<JsonNode> parts) {
    ArrayNode texts = JsonTree.array();
    for (int i = 0; i < parts.size(); i++) {
      JsonNode text = parts.get(i).path("text");
      texts
          .addObject()
          .put("type", "text")
          .put("text", Shape.text(text, SYSTEM + "[" + i + "].text"));
    }
    if (!texts.isEmpty()) {
      messages.addObject().put("role", "system").set("content", UserParts.plainly(texts));
    }
  }

  private void turn(JsonNode content, int number) {
    String field = "contents[" + number + "]";
    List<JsonNode> parts = Shape.list(content.path("parts"), field + ".parts");
    switch (content.path("role").asString("user")) {
      case "user", "function", "tool", "" -> user(parts, field);
      case "model" -> model(parts, field, number);
      default -> throw Untranslatable.malformed(field + ".role", "\"user\" or \"model\"");
    }
  }

  private void user(List<JsonNode> parts, String field) {
    UserParts said = new UserParts(messages, ids, dropped);
    for (int i = 0; i < parts.size(); i++) {
      said.read(parts.get(i), field + ".parts[" + i + "]");
    }
    said.end();
  }

  private void model(List<JsonNode> parts, String field, int number) {
    ModelParts said = new ModelParts(ids, dropped);
    for (int i = 0; i < parts.size(); i++) {
      said.read(parts.get(i), field + ".parts[" + i + "]", "call_" + number + "_" + i);
    }
    ObjectNode message = said.message();
    if (message != null) {
      messages.add(message);
    }
  }
}
