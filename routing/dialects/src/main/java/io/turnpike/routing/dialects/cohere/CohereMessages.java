package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages as Cohere has them. What an assistant says before it calls tools is a plan there;
 * pictures that tools return are shown by the user after their results.
 */
final class CohereMessages {

  private static final String CONTENT = "content";
  private static final String CALLS = "tool_calls";
  private static final String USER = "user";
  private static final String THOUGHTS = "reasoning_content";
  private static final String SHOWN = "It is shown in the user's next message.";

  private final boolean reasons;
  private final LossList losses;
  private final ArrayNode messages = JsonTree.array();
  private final ArrayNode pictures = JsonTree.array();

  CohereMessages(boolean reasons, LossList losses) {
    this.reasons = reasons;
    this.losses = losses;
  }

  ArrayNode of(JsonNode all) {
    for (int i = 0; i < all.size(); i++) {
      message(all.path(i), "messages[" + i + "]");
    }
    show();
    return messages;
  }

  private void message(JsonNode message, String field) {
    String role = message.path("role").asString("");
    if (!role.equals("tool") && message.path("name").isString()) {
      losses.add("messages[].name");
    }
    if (!role.equals("tool") && !role.equals(USER)) {
      show();
    }
    switch (role) {
      case "system", "developer" -> say("system", parts(field).texts(message.path(CONTENT)));
      case USER -> user(parts(field).textsAndPictures(message.path(CONTENT)));
      case "assistant" -> assistant(message, field);
      case "tool" -> result(message, field);
      default ->
          throw Untranslatable.malformed(
              field + ".role", "\"system\", \"developer\", \"user\", \"assistant\" or \"tool\"");
    }
  }

  private ContentItems parts(String field) {
    return new ContentItems(field + ".content", losses);
  }

  private void user(ArrayNode said) {
    ArrayNode items = JsonTree.array().addAll(pictures).addAll(said);
    pictures.removeAll();
    say(USER, items);
  }

  private void show() {
    if (!pictures.isEmpty()) {
      user(JsonTree.array());
    }
  }

  /** Who says nothing has no message. */
  private void say(String role, ArrayNode items) {
    if (!items.isEmpty()) {
      messages.addObject().put("role", role).set(CONTENT, ContentItems.plain(items));
    }
  }

  private void assistant(JsonNode message, String field) {
    for (String name : List.of("audio", "function_call")) {
      if (JsonTree.isGiven(message.path(name))) {
        throw CohereRequest.unsupported(field + "." + name);
      }
    }
    ArrayNode said = parts(field).texts(message.path(CONTENT));
    if (!message.path("refusal").asString("").isBlank()) {
      said.addObject().put("type", "text").set("text", message.path("refusal"));
    }
    ArrayNode thought = thought(message.path(THOUGHTS));
    JsonNode calls = JsonTree.list(message, CALLS, field + "." + CALLS);
    if (calls.isEmpty()) {
      say("assistant", thought.addAll(said));
    } else {
      calling(thought, said, calls, field);
    }
  }

  private ArrayNode thought(JsonNode text) {
    ArrayNode items = JsonTree.array();
    if (reasons && !text.asString("").isBlank()) {
      items.addObject().put("type", "thinking").set("thinking", text);
    } else if (!text.asString("").isBlank()) {
      losses.add("messages[]." + THOUGHTS);
    }
    return items;
  }

  private void calling(ArrayNode thought, ArrayNode said, JsonNode calls, String field) {
    ObjectNode to = messages.addObject().put("role", "assistant");
    if (!thought.isEmpty()) {
      to.set(CONTENT, thought);
    }
    if (!said.isEmpty()) {
      to.put("tool_plan", text(said));
    }
    ArrayNode theirs = to.putArray(CALLS);
    for (int i = 0; i < calls.size(); i++) {
      theirs.add(call(calls.path(i), field + "." + CALLS + "[" + i + "]"));
    }
  }

  private static ObjectNode call(JsonNode call, String place) {
    CohereTools.requireFunction(call.path("type").asString("function"), place);
    JsonNode function = call.path("function");
    String arguments = function.path("arguments").asString("");
    ObjectNode to = JsonTree.object();
    to.set("id", JsonTree.string(call, "id", place));
    to.put("type", "function")
        .putObject("function")
        .put("arguments", arguments.isBlank() ? "{}" : arguments)
        .set("name", JsonTree.string(function, "name", place + ".function"));
    return to;
  }

  private void result(JsonNode message, String field) {
    JsonNode id = message.path("tool_call_id");
    JsonTree.require(id.isString(), field + ".tool_call_id", "the id of a tool call");
    ArrayNode items = parts(field).textsAndPictures(message.path(CONTENT));
    ArrayNode said = JsonTree.array();
    items.forEach(item -> (ContentItems.isText(item) ? said : pictures).add(item));
    if (said.isEmpty() && !items.isEmpty()) {
      said.addObject().put("type", "text").put("text", SHOWN);
    }
    ObjectNode to = messages.addObject().put("role", "tool");
    to.set("tool_call_id", id);
    to.set(CONTENT, ContentItems.plain(said));
  }

  private static String text(ArrayNode items) {
    return items
        .valueStream()
        .map(item -> item.path("text").asString(""))
        .collect(Collectors.joining("\n\n"));
  }
}
