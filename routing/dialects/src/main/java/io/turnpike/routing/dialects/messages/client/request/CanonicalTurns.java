package io.turnpike.routing.dialects.messages.client.request;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns as messages. The results of tools, which a user's turn begins with, are some of their own.
 */
final class CanonicalTurns {

  private static final String CONTENT = "content";
  private static final String ROLE = "role";

  private final ArrayNode messages;
  private final List<String> warnings;

  CanonicalTurns(ArrayNode messages, List<String> warnings) {
    this.messages = messages;
    this.warnings = warnings;
  }

  /**
   * What is said to the model, in its order and its pieces.
   *
   * @param said a string, an array of text blocks, or nothing
   */
  void system(JsonNode said, String field) {
    if (JsonTree.isGiven(said) && !said.isEmpty() || !said.asString("").isEmpty()) {
      content("system", said, field);
    }
  }

  void read(JsonNode turns) {
    for (int i = 0; i < turns.size(); i++) {
      turn(turns.path(i), "messages[" + i + "]");
    }
  }

  private void turn(JsonNode turn, String field) {
    JsonNode said = turn.path(CONTENT);
    JsonTree.require(
        said.isString() || said.isArray(), field + ".content", "a string or an array of blocks");
    String place = field + ".content";
    switch (turn.path(ROLE).asString("")) {
      case "system" -> system(said, place);
      case "user" -> user(said, place);
      case "assistant" -> messages.add(new AssistantMessage(place, warnings).read(said));
      default ->
          throw Untranslatable.malformed(field + ".role", "\"user\", \"assistant\" or \"system\"");
    }
  }

  private void user(JsonNode said, String field) {
    boolean results = false;
    for (int i = 0; i < said.size(); i++) {
      JsonNode block = said.path(i);
      if (isResult(block)) {
        messages.add(ToolMessage.of(block, field + "[" + i + "]", warnings));
        results = true;
      }
    }
    if (!results || said.valueStream().anyMatch(block -> !isResult(block))) {
      content("user", said, field);
    }
  }

  private void content(String role, JsonNode said, String field) {
    ObjectNode message = messages.addObject().put(ROLE, role);
    if (said.isString()) {
      message.set(CONTENT, said);
      return;
    }
    JsonTree.require(said.isArray(), field, "a string or an array of blocks");
    ContentParts parts = new ContentParts(message.putArray(CONTENT), warnings);
    for (int i = 0; i < said.size(); i++) {
      if (!isResult(said.path(i))) {
        parts.add(said.path(i), field + "[" + i + "]");
      }
    }
  }

  private static boolean isResult(JsonNode block) {
    return block.path("type").asString("").equals("tool_result");
  }
}
