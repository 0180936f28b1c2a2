package io.turnpike.routing.dialects.gemini.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.canonical.Attribution;
import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages as contents. System and developer messages leave the conversation, in their order; what
 * functions gave back stands in a turn of its own, as many as were called.
 */
final class Turns {

  private enum Kind {
    NONE,
    USER,
    MODEL,
    RESULTS
  }

  /** Who speaks; frameworks tell it by themselves, and contents have no place for it. */
  private static final String NAME = "messages[].name";

  private static final String ROLES =
      "\"system\", \"developer\", \"user\", \"assistant\" or \"tool\"";

  private final ObjectNode to;
  private final ModelGeneration family;
  private final LeftOut leftOut;
  private final CalledNames called = new CalledNames();
  private final ArrayNode system = JsonTree.array();
  private final ArrayNode contents = JsonTree.array();
  private Kind last = Kind.NONE;

  Turns(ObjectNode to, ModelGeneration family, LeftOut leftOut) {
    this.to = to;
    this.family = family;
    this.leftOut = leftOut;
  }

  void read(JsonNode messages) {
    for (int i = 0; i < messages.size(); i++) {
      message(messages.path(i), "messages[" + i + "]");
    }
    if (contents.isEmpty()) {
      throw Untranslatable.unsupported(
          "messages", "Gemini wants at least one message of a user that is not empty.");
    }
    if (!system.isEmpty()) {
      to.putObject("systemInstruction").set("parts", system);
    }
    to.set("contents", contents);
  }

  private void message(JsonNode message, String field) {
    String role = message.path("role").asString("");
    leftOut.addUnless(!message.path("name").isString() || role.equals("tool"), NAME);
    leftOut.addUnless(!message.has("cache_control"), "cache_control");
    MessageParts parts = new MessageParts(field, leftOut);
    switch (role) {
      case "system", "developer" -> system(parts.texts(message.path("content")));
      case "user" -> say(Kind.USER, parts.all(message.path("content")));
      case "assistant" ->
          say(Kind.MODEL, new ModelTurn(field, family, called, leftOut).read(message));
      case "tool" ->
          say(Kind.RESULTS, new FunctionResult(field, family, called, leftOut).read(message));
      default -> throw Untranslatable.malformed(field + ".role", ROLES);
    }
  }

  private void system(ArrayNode parts) {
    int before = parts.size();
    parts.removeIf(part -> Attribution.is(part.path("text").asString("")));
    leftOut.addUnless(parts.size() == before, "system[0]");
    system.addAll(parts);
  }

  private void say(Kind kind, ArrayNode parts) {
    if (parts.isEmpty()) {
      return;
    }
    boolean goesOn = kind == last && kind != Kind.MODEL;
    if (goesOn && contents.path(contents.size() - 1).path("parts") instanceof ArrayNode open) {
      open.addAll(parts);
    } else {
      ObjectNode turn = contents.addObject().put("role", kind == Kind.MODEL ? "model" : "user");
      turn.set("parts", parts);
    }
    last = kind;
  }
}
