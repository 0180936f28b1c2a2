package io.turnpike.routing.dialects.gemini.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which functions there are and which must, may or must not be called. */
final class Declarations {

  private static final String CHOICE = "tool_choice";
  private static final String FUNCTION = "function";

  private final ObjectNode to;
  private final LeftOut leftOut;

  Declarations(ObjectNode to, LeftOut leftOut) {
    this.to = to;
    this.leftOut = leftOut;
  }

  void read(ObjectNode from) {
    JsonNode tools = from.path("tools");
    if (!tools.isEmpty()) {
      ArrayNode all = to.putArray("tools").addObject().putArray("functionDeclarations");
      for (int i = 0; i < tools.size(); i++) {
        all.add(declaration(tools.path(i), "tools[" + i + "]"));
      }
      choice(from.path(CHOICE));
    }
  }

  private ObjectNode declaration(JsonNode tool, String field) {
    require(tool, field);
    leftOut.addUnless(!tool.has("cache_control"), "cache_control");
    JsonNode function = tool.path(FUNCTION);
    ObjectNode declared = JsonTree.object();
    declared.set("name", JsonTree.string(function, "name", field + ".function"));
    JsonTree.copy(function, "description", declared);
    JsonNode parameters = function.path("parameters");
    if (parameters instanceof ObjectNode schema && !schema.isEmpty()) {
      declared.set(
          "parametersJsonSchema", KnownSchema.lax(schema, "tools[].function.parameters", leftOut));
    }
    return declared;
  }

  /** Of tools and of the choice among them; there are no others that both sides know. */
  private static void require(JsonNode tool, String field) {
    if (!tool.path("type").asString(FUNCTION).equals(FUNCTION)) {
      throw Untranslatable.unsupported(
          field + ".type", "only tools of type \"function\" can be translated.");
    }
  }

  private void choice(JsonNode choice) {
    if (choice.isString()) {
      mode(word(choice.stringValue()));
    } else if (choice.path("type").asString("").equals("allowed_tools")) {
      allowed(choice.path("allowed_tools"));
    } else if (JsonTree.isGiven(choice)) {
      require(choice, CHOICE);
      mode("ANY").putArray("allowedFunctionNames").add(name(choice, CHOICE));
    }
  }

  private static String word(String choice) {
    return switch (choice) {
      case "auto" -> "AUTO";
      case "none" -> "NONE";
      case "required" -> "ANY";
      default ->
          throw Untranslatable.malformed(CHOICE, "\"auto\", \"none\", \"required\" or a tool");
    };
  }

  /** Where none has to be called, the names that may be are held to by checking calls. */
  private void allowed(JsonNode allowed) {
    boolean must = allowed.path("mode").asString("").equals("required");
    ArrayNode names = mode(must ? "ANY" : "VALIDATED").putArray("allowedFunctionNames");
    List<JsonNode> tools = allowed.path("tools").valueStream().toList();
    for (int i = 0; i < tools.size(); i++) {
      String field = CHOICE + ".allowed_tools.tools[" + i + "]";
      require(tools.get(i), field);
      names.add(name(tools.get(i), field));
    }
  }

  private static JsonNode name(JsonNode tool, String field) {
    return JsonTree.string(tool.path(FUNCTION), "name", field + ".function");
  }

  private ObjectNode mode(String mode) {
    return to.putObject("toolConfig").putObject("functionCallingConfig").put("mode", mode);
  }
}
