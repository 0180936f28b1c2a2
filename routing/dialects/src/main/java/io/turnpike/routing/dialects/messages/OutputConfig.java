package io.turnpike.routing.dialects.messages;

import io.turnpike.routing.dialects.Untranslatable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the answer must look like and how much thought goes into it. */
final class OutputConfig {

  private static final String FIELD = "output_config";

  private final ObjectNode to;
  private ObjectNode config = JsonTree.object();

  OutputConfig(ObjectNode to) {
    this.to = to;
  }

  void read(ObjectNode from) {
    if (from.path(FIELD) instanceof ObjectNode own) {
      config = own;
    }
    format(from.path("response_format"));
    effort(from.path("reasoning_effort"));
    if (!config.isEmpty()) {
      to.set(FIELD, config);
    }
  }

  private void format(JsonNode format) {
    switch (format.path("type").asString("")) {
      case "", "text" -> {}
      case "json_schema" -> set("format", schema(format.path("json_schema")), "response_format");
      case "json_object" ->
          throw Untranslatable.unsupported(
              "response_format.type",
              "Anthropic gives JSON for a schema only; send \"json_schema\".");
      default -> throw Untranslatable.malformed("response_format.type", "a known type");
    }
  }

  private static ObjectNode schema(JsonNode named) {
    if (!(named.path("schema") instanceof ObjectNode schema)) {
      throw Untranslatable.malformed("response_format.json_schema.schema", "a JSON schema");
    }
    if (named.path("description").isString() && !schema.has("description")) {
      schema.set("description", named.path("description"));
    }
    return JsonTree.object().put("type", "json_schema").set("schema", schema);
  }

  private void effort(JsonNode effort) {
    switch (effort.asString("")) {
      case "" -> {}
      case "low", "medium", "high", "xhigh", "max" -> set("effort", effort, "reasoning_effort");
      case "none" -> withoutThinking();
      default ->
          throw Untranslatable.unsupported(
              "reasoning_effort", "Anthropic knows \"low\", \"medium\", \"high\" and \"xhigh\".");
    }
  }

  private void withoutThinking() {
    if (to.has("thinking")) {
      throw twice("reasoning_effort", "thinking");
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
