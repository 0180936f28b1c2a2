package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an answer is to look like, and how much thought goes into it. */
final class ConverseOutput {

  private static final String FIELD = "outputConfig";
  private static final String SLOT = "output_config";
  private static final String FORMAT = "response_format";
  private static final String EFFORT = "reasoning_effort";
  private static final String JSON =
      "Answer with one JSON object and nothing else: no text around it, no code fence.";

  private final ObjectNode to;
  private final ModelFields more;
  private final LostNames lost;

  ConverseOutput(ObjectNode to, ModelFields more, LostNames lost) {
    this.to = to;
    this.more = more;
    this.lost = lost;
  }

  static ObjectNode config(ObjectNode to) {
    return to.path(FIELD) instanceof ObjectNode given ? given : to.putObject(FIELD);
  }

  void read(ObjectNode from) {
    format(from.path(FORMAT));
    JsonNode own = from.path(SLOT).path("format");
    if (own.path("schema").isObject() && !to.path(FIELD).has("textFormat")) {
      schema(own, SLOT + ".format.schema");
    }
    JsonNode effort = effort(from);
    effort(effort.asString(""), from.has(EFFORT) ? EFFORT : SLOT + ".effort");
    if (from.path("thinking") instanceof ObjectNode thinking) {
      more.thinking(thinking, effort.isString());
    }
  }

  private void format(JsonNode format) {
    switch (format.path("type").asString("")) {
      case "", "text" -> {}
      case "json_schema" -> {
        JsonNode named = format.path("json_schema");
        JsonTree.require(
            named.path("schema").isObject(), FORMAT + ".json_schema.schema", "a JSON schema");
        schema(named, FORMAT + ".json_schema.schema");
      }
      case "json_object" -> askForJson();
      default -> throw Untranslatable.malformed(FORMAT + ".type", "a known type");
    }
  }

  /** There is nothing that would enforce it without a schema, and the client is told so. */
  private void askForJson() {
    ArrayNode system = to.path("system") instanceof ArrayNode given ? given : to.putArray("system");
    system.addObject().put("text", JSON);
    lost.add(FORMAT);
  }

  /** Converse wants the schema as a text. */
  private void schema(JsonNode named, String field) {
    ObjectNode format = config(to).putObject("textFormat").put("type", "json_schema");
    JsonNode closed = ClosedObjects.of(named.path("schema"), field);
    ObjectNode schema = format.putObject("structure").putObject("jsonSchema");
    schema.put("schema", new String(JsonTree.bytes(closed), StandardCharsets.UTF_8));
    JsonTree.copy(named, "name", schema);
    JsonTree.copy(named, "description", schema);
  }

  private static JsonNode effort(ObjectNode from) {
    return from.path(EFFORT).isString() ? from.path(EFFORT) : from.path(SLOT).path("effort");
  }

  private void effort(String word, String field) {
    switch (word) {
      case "" -> {}
      case "none" -> more.withoutReasoning();
      case "minimal" -> more.effort("low");
      case "low", "medium", "high", "xhigh", "max" -> more.effort(word);
      default ->
          throw Untranslatable.unsupported(
              field, "Bedrock knows \"low\", \"medium\", \"high\", \"xhigh\" and \"max\".");
    }
  }
}
