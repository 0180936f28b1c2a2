package io.turnpike.routing.dialects.canonical;

import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of a function, as an assistant's message holds it.
 *
 * @param function the object with name and arguments
 * @param input what it is called with; an empty object where it has no arguments
 */
public record FunctionCall(String id, JsonNode name, JsonNode function, ObjectNode input) {

  /** Throws Untranslatable for one without id or name, or whose arguments are no object. */
  public static FunctionCall of(JsonNode call, String place) {
    JsonNode function = call.path("function");
    String arguments = function.path("arguments").asString("");
    return new FunctionCall(
        JsonTree.string(call, "id", place).stringValue(),
        JsonTree.string(function, "name", place + ".function"),
        function,
        arguments.isBlank()
            ? JsonTree.object()
            : JsonTree.object(arguments, place + ".function.arguments"));
  }
}
