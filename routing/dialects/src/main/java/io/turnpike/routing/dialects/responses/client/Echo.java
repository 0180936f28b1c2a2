package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a response repeats of its request, as clients' types want it: every field, with the API's
 * default where the request is silent. Nothing is stored, whatever was asked.
 */
final class Echo {

  private static final String[] AS_ASKED = {
    "instructions",
    "max_output_tokens",
    "max_tool_calls",
    "prompt_cache_key",
    "safety_identifier",
    "temperature",
    "top_p",
    "user"
  };

  private Echo() {}

  /** Fields and values as JSON, with a comma in front and without braces. */
  static byte[] of(ObjectNode request) {
    ObjectNode echo = JsonTree.object();
    for (String name : AS_ASKED) {
      echo.set(name, orNull(request.path(name)));
    }
    echo.put("background", false).put("store", false).putNull("previous_response_id");
    put(echo, request, "metadata", JsonTree.object());
    put(echo, request, "parallel_tool_calls", echo.booleanNode(true));
    put(echo, request, "service_tier", echo.stringNode("default"));
    put(echo, request, "tool_choice", echo.stringNode("auto"));
    put(echo, request, "tools", JsonTree.array());
    put(echo, request, "top_logprobs", echo.numberNode(0));
    echo.put("truncation", "disabled");
    echo.set("reasoning", reasoning(request.path("reasoning")));
    echo.set("text", text(request.path("text")));
    byte[] json = JsonTree.bytes(echo);
    json[0] = ',';
    return java.util.Arrays.copyOf(json, json.length - 1);
  }

  private static void put(ObjectNode echo, ObjectNode request, String name, JsonNode otherwise) {
    JsonNode value = request.path(name);
    echo.set(name, JsonTree.isGiven(value) ? value : otherwise);
  }

  private static JsonNode orNull(JsonNode value) {
    return value.isMissingNode() ? JsonTree.object().nullNode() : value;
  }

  private static ObjectNode reasoning(JsonNode asked) {
    ObjectNode reasoning = JsonTree.object();
    reasoning.set("effort", orNull(asked.path("effort")));
    reasoning.set("summary", orNull(asked.path("summary")));
    return reasoning;
  }

  private static ObjectNode text(JsonNode asked) {
    ObjectNode text = JsonTree.object();
    ObjectNode plain = JsonTree.object().put("type", "text");
    text.set("format", asked.path("format").isObject() ? asked.path("format") : plain);
    RequestTree.copy(asked, text, "verbosity");
    return text;
  }
}
