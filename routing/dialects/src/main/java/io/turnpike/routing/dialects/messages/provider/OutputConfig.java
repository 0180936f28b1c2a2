package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the answer must look like and how much thought goes into it. */
final class OutputConfig {

  private static final String FIELD = "output_config";
  private static final String EFFORT = "reasoning_effort";

  private static final String JSON =
      "Answer with one JSON object and nothing else: no text around it, no code fence.";

  private final ObjectNode to;
  private final List<String> dropped;
  private ObjectNode config = JsonTree.object();

  OutputConfig(ObjectNode to, List<String> dropped) {
    this.to = to;
    this.dropped = dropped;
  }

  void read(ObjectNode from) {
    if (from.path(FIELD) instanceof ObjectNode own) {
      config = own;
    }
    format(from.path("response_format"));
    effort(from.path(EFFORT));
    if (!config.isEmpty()) {
      to.set(FIELD, config);
    }
  }

  private void format(JsonNode format) {
    switch (format.path("type").asString("")) {
      case "", "text" -> {}
      case "json_schema" -> set("format", schema(format.path("json_schema")), "response_format");
      case "json_object" -> askForJson();
      default -> throw Untranslatable.malformed("response_format.type", "a known type");
    }
  }

  /** There is nothing that would enforce it without a schema, and the client is told so. */
  private void askForJson() {
    ArrayNode system = to.path("system") instanceof ArrayNode given ? given : to.putArray("system");
    system.addObject().put("type", "text").put("text", JSON);
    dropped.add("response_format");
  }

  private static ObjectNode schema(JsonNode named) {
    if (!(named.path("schema") instanceof ObjectNode schema)) {
      throw Untranslatable.malformed("response_format.json_schema.schema", "a JSON schema");
    }
    if (named.path("description").isString() && !schema.has("description")) {
      schema.set("description", named.path("description"));
    }
    return JsonTree.object()
        .put("type", "json_schema")
        .set("schema", ClosedSchema.of(schema, "response_format.json_schema.schema"));
  }

  private void effort(JsonNode effort) {
    switch (effort.asString("")) {
      case "" -> {}
      case "none" -> withoutThinking();
      case "minimal" -> set("effort", to.stringNode("low"), EFFORT);
      case "low", "medium", "high", "xhigh", "max" -> set("effort", effort, EFFORT);
      default ->
          throw Untranslatable.unsupported(
              EFFORT, "Anthropic knows \"low\", \"medium\", \"high\" and \"xhigh\".");
    }
  }

  private void withoutThinking() {
    if (to.has("thinking")) {
      throw twice(EFFORT, "thinking");
    }
    to.set("thinking", JsonTree.object().put("type", "disabled"));
  }

  private void set(String name, JsonNode value, String field) {
    if (config.has(name)) {
      throw twice(field, FIELD + "." + name);
    }
    config.set(name, value);
  }

  private static Untranslatable twice(String field, String other) {
    return Untranslatable.unsupported(
        field, "\"" + other + "\" already says it; send one of them.");
  }
}
