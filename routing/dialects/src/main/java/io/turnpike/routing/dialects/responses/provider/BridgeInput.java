package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages as items, in their order. A system message that begins them all becomes the
 * instructions.
 */
final class BridgeInput {

  /** Who speaks; frameworks tell it by themselves, and items have no place for it. */
  private static final String NAME = "messages[].name";

  private final ObjectNode to;
  private final LostFields lost;
  private final ArrayNode items;
  private final Set<String> customCalls = new HashSet<>();

  BridgeInput(ObjectNode to, LostFields lost) {
    this.to = to;
    this.lost = lost;
    this.items = to.arrayNode();
  }

  void read(JsonNode messages) {
    for (int i = 0; i < messages.size(); i++) {
      message(messages.path(i), "messages[" + i + "]", i == 0);
    }
    to.set("input", items);
  }

  private void message(JsonNode message, String field, boolean first) {
    String role = message.path("role").asString("");
    if (message.path("name").isString() && !role.equals("tool")) {
      lost.add(NAME);
    }
    if (message.has("cache_control")) {
      lost.add("cache_control");
    }
    switch (role) {
      case "system" -> system(message, field, first);
      case "developer", "user" -> say(role, message, field);
      case "assistant" -> assistant(message, field);
      case "tool" -> result(message, field);
      default ->
          throw Untranslatable.malformed(
              field + ".role", "\"system\", \"developer\", \"user\", \"assistant\" or \"tool\"");
    }
  }

  private void system(JsonNode message, String field, boolean first) {
    if (first && message.path("content").isString()) {
      to.set("instructions", message.path("content"));
    } else {
      say("system", message, field);
    }
  }

  private void say(String role, JsonNode message, String field) {
    JsonNode content = message.path("content");
    ObjectNode item = items.addObject().put("type", "message").put("role", role);
    item.set("content", content.isString() ? content : parts(field).input(content));
  }

  private void assistant(JsonNode message, String field) {
    for (String name : List.of("audio", "function_call")) {
      if (JsonTree.isGiven(message.path(name))) {
        throw BridgeTree.unsupported(field + "." + name);
      }
    }
    reasoning(message, field);
    ArrayNode said = parts(field).output(message);
    if (!said.isEmpty()) {
      ObjectNode item = items.addObject().put("type", "message").put("role", "assistant");
      item.set("content", said);
      BridgeTree.copy(message, item, "phase");
    }
    JsonNode calls = JsonTree.list(message, "tool_calls", field + ".tool_calls");
    for (int i = 0; i < calls.size(); i++) {
      items.add(call(calls.path(i), field + ".tool_calls[" + i + "]"));
    }
  }

  /** Where nothing is stored, an item without its encrypted content says nothing to anybody. */
  private void reasoning(JsonNode message, String field) {
    JsonNode given = JsonTree.list(message, "reasoning_items", field + ".reasoning_items");
    int before = items.size();
    for (JsonNode item : given) {
      if (item.path("encrypted_content").isString()) {
        items.add(item);
      } else {
        lost.add("reasoning_items");
      }
    }
    if (items.size() == before && JsonTree.isGiven(message.path("reasoning_content"))) {
      lost.add("messages[].reasoning_content");
    }
    if (JsonTree.isGiven(message.path("thinking_blocks"))) {
      lost.add("thinking_blocks");
    }
  }

  private ObjectNode call(JsonNode call, String field) {
    JsonNode id = JsonTree.string(call, "id", field);
    if (call.has("extra_content")) {
      lost.add("extra_content");
    }
    return switch (call.path("type").asString(BridgeTools.FUNCTION)) {
      case BridgeTools.FUNCTION -> function(id, call.path(BridgeTools.FUNCTION), field);
      case BridgeTools.CUSTOM -> custom(id, call.path(BridgeTools.CUSTOM), field);
      default -> throw BridgeTree.unsupported(field + ".type");
    };
  }

  private static ObjectNode function(JsonNode id, JsonNode function, String field) {
    String arguments = function.path("arguments").asString("");
    ObjectNode item = BridgeTree.typed("function_call");
    item.set("call_id", id);
    item.set("name", JsonTree.string(function, "name", field + ".function"));
    return item.put("arguments", arguments.isBlank() ? "{}" : arguments);
  }

  private ObjectNode custom(JsonNode id, JsonNode custom, String field) {
    customCalls.add(id.stringValue());
    ObjectNode item = BridgeTree.typed("custom_tool_call");
    item.set("call_id", id);
    item.set("name", JsonTree.string(custom, "name", field + ".custom"));
    return item.put("input", custom.path("input").asString(""));
  }

  private void result(JsonNode message, String field) {
    JsonNode id = JsonTree.string(message, "tool_call_id", field);
    boolean custom = customCalls.contains(id.stringValue());
    ObjectNode item =
        items.addObject().put("type", custom ? "custom_tool_call_output" : "function_call_output");
    item.set("call_id", id);
    JsonNode content = message.path("content");
    switch (content) {
      case ArrayNode list -> item.set("output", parts(field).input(list));
      default -> item.put("output", content.asString(""));
    }
  }

  private BridgeParts parts(String field) {
    return new BridgeParts(field, lost);
  }
}
