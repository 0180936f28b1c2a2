package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.json.JsonTree;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools that a conversation has called, for a request that offers none any more: the provider
 * refuses calls of tools that are not defined. Nobody is to call them again, so that a name is all
 * that is said.
 */
final class PastTools {

  private PastTools() {}

  /** Each once, in the order of their first call. */
  static ArrayNode of(JsonNode turns) {
    Set<String> names = new LinkedHashSet<>();
    turns
        .valueStream()
        .flatMap(turn -> turn.path("content").valueStream())
        .filter(block -> block.path("type").asString("").equals("tool_use"))
        .forEach(call -> names.add(call.path("name").stringValue()));
    ArrayNode tools = JsonTree.object().arrayNode();
    names.forEach(name -> tools.add(tool(name)));
    return tools;
  }

  private static ObjectNode tool(String name) {
    ObjectNode tool = JsonTree.object().put("name", name);
    tool.putObject("input_schema").put("type", "object").putObject("properties");
    return tool;
  }
}
