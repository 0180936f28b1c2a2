package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which tools there are and which must or may be called. */
final class ConverseTools {

  private static final String CONFIG = "toolConfig";
  private static final String CHOICE = "tool_choice";

  private final ObjectNode to;
  private final CachePoints points;
  private final ModelFields more;
  private final LostNames lost;

  ConverseTools(ObjectNode to, CachePoints points, ModelFields more, LostNames lost) {
    this.to = to;
    this.points = points;
    this.more = more;
    this.lost = lost;
  }

  void read(ObjectNode from) {
    JsonNode choice = from.path(CHOICE);
    boolean none = choice.asString("").equals("none");
    if (none || from.path("tools").isEmpty()) {
      past(none);
      return;
    }
    ArrayNode tools = to.putObject(CONFIG).putArray("tools");
    for (int i = 0; i < from.path("tools").size(); i++) {
      tool(from.path("tools").path(i), "tools[" + i + "]", tools);
    }
    ObjectNode chosen = choice(choice);
    if (chosen != null) {
      ((ObjectNode) to.path(CONFIG)).set("toolChoice", chosen);
    }
    if (from.path("parallel_tool_calls").isBoolean()
        && !from.path("parallel_tool_calls").booleanValue()) {
      more.oneCallATime(chosen == null);
    }
  }

  /** Of tools and of calls; there are no others that both sides know. */
  static void requireFunction(String type, String field) {
    if (!type.equals("function")) {
      throw Untranslatable.unsupported(
          field + ".type", "only tools of type \"function\" can be translated.");
    }
  }

  /**
   * Calls of tools that are not defined are refused, and a model cannot be kept from defined ones:
   * what is defined of them then is a name that says so.
   */
  private void past(boolean forbidden) {
    Set<String> names = new LinkedHashSet<>();
    to.path("messages")
        .forEach(
            turn ->
                turn.path("content")
                    .valueStream()
                    .map(block -> block.path("toolUse").path("name").asString(""))
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add));
    if (names.isEmpty()) {
      return;
    }
    if (forbidden) {
      lost.add(CHOICE);
    }
    ArrayNode tools = to.putObject(CONFIG).putArray("tools");
    names.forEach(name -> tools.add(unavailable(name)));
  }

  private static ObjectNode unavailable(String name) {
    ObjectNode tool = JsonTree.object();
    ObjectNode spec = tool.putObject("toolSpec").put("name", name);
    spec.put("description", "Not available any more; do not call it.");
    spec.putObject("inputSchema").set("json", emptySchema());
    return tool;
  }

  private void tool(JsonNode tool, String field, ArrayNode tools) {
    requireFunction(tool.path("type").asString(""), field);
    JsonNode function = tool.path("function");
    ObjectNode spec = tools.addObject().putObject("toolSpec");
    spec.set("name", JsonTree.string(function, "name", field + ".function"));
    if (!function.path("description").asString("").isBlank()) {
      spec.set("description", function.path("description"));
    }
    JsonNode schema = schema(function.path("parameters"));
    if (function.path("strict").asBoolean(false)) {
      spec.put("strict", true);
      ClosedObjects.of(schema, field + ".function.parameters");
    }
    spec.putObject("inputSchema").set("json", schema);
    points.add(CachePoints.isMarked(tool) ? tool : function, tools);
  }

  private static JsonNode schema(JsonNode parameters) {
    return parameters instanceof ObjectNode given
        ? given.has("type") ? given : given.put("type", "object")
        : emptySchema();
  }

  private static ObjectNode emptySchema() {
    ObjectNode schema = JsonTree.object().put("type", "object");
    schema.putObject("properties");
    return schema;
  }

  /** Null where the model decides, as it does by itself. */
  private static @Nullable ObjectNode choice(JsonNode choice) {
    ObjectNode chosen = JsonTree.object();
    switch (choice) {
      case JsonNode word when word.asString("").equals("required") -> chosen.putObject("any");
      case ObjectNode named -> {
        requireFunction(named.path("type").asString(""), CHOICE);
        JsonNode name = JsonTree.string(named.path("function"), "name", CHOICE + ".function");
        chosen.putObject("tool").set("name", name);
      }
      default -> {
        JsonTree.require(
            !JsonTree.isGiven(choice) || choice.asString("").equals("auto"),
            CHOICE,
            "\"auto\", \"none\", \"required\" or a tool");
        return null;
      }
    }
    return chosen;
  }
}
