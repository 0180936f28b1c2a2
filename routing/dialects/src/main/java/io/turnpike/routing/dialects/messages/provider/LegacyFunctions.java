package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Functions as they were before there were tools, told as tools, of which one is called a turn. */
final class LegacyFunctions {

  private static final String CALL = "function_call";
  private static final String FUNCTION = "function";

  private final ObjectNode request;
  private int calls;

  private LegacyFunctions(ObjectNode request) {
    this.request = request;
  }

  /** Rewrites a request in place; true when its client expects calls told in the old way, too. */
  static boolean modernize(ObjectNode request) {
    LegacyFunctions legacy = new LegacyFunctions(request);
    request.path("messages").forEach(legacy::message);
    boolean expected = request.path("functions").isArray() && !request.has("tools");
    if (expected) {
      legacy.tools();
    }
    return expected;
  }

  private void tools() {
    ArrayNode tools = request.putArray("tools");
    request.path("functions").forEach(function -> tools.add(typed(function)));
    choice(request.path(CALL));
    request.put("parallel_tool_calls", false);
    request.remove("functions");
    request.remove(CALL);
  }

  private void choice(JsonNode choice) {
    if (choice.isString()) {
      request.set("tool_choice", choice);
    } else if (choice.isObject()) {
      request.set("tool_choice", typed(choice));
    }
  }

  private static ObjectNode typed(JsonNode function) {
    return JsonTree.object().put("type", FUNCTION).set(FUNCTION, function);
  }

  private void message(JsonNode message) {
    if (!(message instanceof ObjectNode turn)) {
      return;
    }
    if (turn.path(CALL) instanceof ObjectNode call && !turn.has("tool_calls")) {
      turn.putArray("tool_calls").add(typed(call).put("id", id(++calls)));
      turn.remove(CALL);
    } else if (turn.path("role").asString("").equals(FUNCTION) && calls > 0) {
      turn.put("role", "tool").put("tool_call_id", id(calls)).remove("name");
    }
  }

  private static String id(int call) {
    return "call_" + call;
  }
}
