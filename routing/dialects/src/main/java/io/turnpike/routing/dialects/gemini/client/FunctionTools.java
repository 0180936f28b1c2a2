package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which functions there are and which must, may or must not be called. */
final class FunctionTools {

  private static final String CHOICE = "toolConfig.functionCallingConfig";

  private final ObjectNode to;
  private final List<String> dropped;
  private final ArrayNode tools = JsonTree.array();

  FunctionTools(ObjectNode to, List<String> dropped) {
    this.to = to;
    this.dropped = dropped;
  }

  void read(JsonNode given, JsonNode config) {
    List<JsonNode> groups = Shape.list(given, "tools");
    for (int i = 0; i < groups.size(); i++) {
      String field = "tools[" + i + "]";
      groups.get(i).propertyStream().forEach(it -> group(it.getKey(), it.getValue(), field));
    }
    config.propertyStream().forEach(it -> config(it.getKey(), it.getValue()));
    if (!tools.isEmpty()) {
      to.set("tools", tools);
    }
  }

  /** All other tools are the vendor's own and run there. */
  private void group(String name, JsonNode declared, String field) {
    if (!name.equals("functionDeclarations")) {
      throw Shape.unsupported(field + "." + name);
    }
    String place = field + "." + name;
    List<JsonNode> functions = Shape.list(declared, place);
    for (int i = 0; i < functions.size(); i++) {
      tools.add(tool(functions.get(i), place + "[" + i + "]"));
    }
  }

  private ObjectNode tool(JsonNode declared, String field) {
    ObjectNode tool = JsonTree.object().put("type", "function");
    ObjectNode function = tool.putObject("function");
    function.put("name", Shape.text(declared.path("name"), field + ".name"));
    declared
        .propertyStream()
        .filter(it -> JsonTree.isGiven(it.getValue()))
        .forEach(it -> declared(it.getKey(), it.getValue(), function, field));
    return tool;
  }

  private void declared(String name, JsonNode value, ObjectNode function, String field) {
    switch (name) {
      case "name" -> {}
      case "description" -> function.set(name, value);
      case "parameters" -> function.set(name, OpenApiSchema.of(value));
      case "parametersJsonSchema" -> function.set("parameters", value);
      case "response", "responseJsonSchema" -> drop("tools[].functionDeclarations[]." + name);
      case "behavior" -> {
        if (!value.asString("").equals("BLOCKING")) {
          throw Shape.unsupported(field + ".behavior");
        }
      }
      default -> throw Shape.unsupported(field + "." + name);
    }
  }

  private void drop(String name) {
    if (!dropped.contains(name)) {
      dropped.add(name);
    }
  }

  private void config(String name, JsonNode value) {
    switch (name) {
      case "functionCallingConfig" -> choice(value);
      case "retrievalConfig" -> drop("toolConfig." + name);
      default -> throw Shape.unsupported("toolConfig." + name);
    }
  }

  private void choice(JsonNode config) {
    String mode = config.path("mode").asString("").toUpperCase(Locale.ROOT);
    switch (mode) {
      case "", "MODE_UNSPECIFIED" -> {}
      case "AUTO", "VALIDATED" -> to.put("tool_choice", "auto");
      case "NONE" -> to.put("tool_choice", "none");
      case "ANY" -> any(names(config));
      default -> throw Untranslatable.malformed(CHOICE + ".mode", "AUTO, ANY, NONE or VALIDATED");
    }
    if (mode.equals("VALIDATED")) {
      keep(names(config));
    }
    if (tools.isEmpty()) {
      to.remove("tool_choice");
    }
  }

  private static List<String> names(JsonNode config) {
    List<String> names = new ArrayList<>();
    config.path("allowedFunctionNames").forEach(it -> names.add(it.asString("")));
    return names;
  }

  /** Of several only these are offered: what may not be called need not be known. */
  private void any(List<String> allowed) {
    if (allowed.size() == 1) {
      ObjectNode named = to.putObject("tool_choice").put("type", "function");
      named.putObject("function").put("name", allowed.getFirst());
      return;
    }
    to.put("tool_choice", "required");
    keep(allowed);
  }

  private void keep(List<String> allowed) {
    for (int i = tools.size() - 1; i >= 0 && !allowed.isEmpty(); i--) {
      if (!allowed.contains(tools.path(i).path("function").path("name").stringValue())) {
        tools.remove(i);
      }
    }
  }
}
