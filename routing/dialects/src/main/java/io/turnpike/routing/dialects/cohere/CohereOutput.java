package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an answer is to look like, and how much thought goes into it. */
final class CohereOutput {

  private static final String FORMAT = "response_format";
  private static final String EFFORT = "reasoning_effort";
  private static final String THINKING = "thinking";
  private static final String BUDGET = "token_budget";
  private static final String ENABLED = "enabled";
  private static final String DISABLED = "disabled";

  /** Cohere knows tokens only; these are the numbers by which budgets become efforts elsewhere. */
  private static final int MINIMAL = 1_024;

  private static final int LOW = 4_096;
  private static final int MEDIUM = 16_384;

  private CohereOutput() {}

  static void read(ObjectNode from, ObjectNode to) {
    format(from.path(FORMAT), to);
    if (from.path(THINKING) instanceof ObjectNode own) {
      thinking(own, to);
    }
    if (from.path(EFFORT).isString()) {
      effort(from.path(EFFORT).stringValue(), to);
    }
  }

  private static void format(JsonNode format, ObjectNode to) {
    switch (format.path("type").asString("")) {
      case "", "text" -> {}
      case "json_object" -> to.putObject(FORMAT).put("type", "json_object");
      case "json_schema" -> {
        JsonNode schema = format.path("json_schema").path("schema");
        JsonTree.require(schema.isObject(), FORMAT + ".json_schema.schema", "a JSON schema");
        to.putObject(FORMAT).put("type", "json_object").set("json_schema", schema);
      }
      default -> throw Untranslatable.malformed(FORMAT + ".type", "a known type");
    }
  }

  /** In Anthropic's words, or in Cohere's own. */
  private static void thinking(ObjectNode own, ObjectNode to) {
    boolean off = own.path("type").asString("").equals(DISABLED);
    ObjectNode thinking = to.putObject(THINKING).put("type", off ? DISABLED : ENABLED);
    JsonNode budget = own.has(BUDGET) ? own.path(BUDGET) : own.path("budget_tokens");
    if (!off && budget.isIntegralNumber()) {
      thinking.set(BUDGET, budget);
    }
  }

  private static void effort(String word, ObjectNode to) {
    switch (word) {
      case "none" -> to.putObject(THINKING).put("type", DISABLED);
      case "minimal" -> budget(MINIMAL, to);
      case "low" -> budget(LOW, to);
      case "medium" -> budget(MEDIUM, to);
      case "high", "xhigh", "max" -> to.putObject(THINKING).put("type", ENABLED);
      default ->
          throw Untranslatable.malformed(
              EFFORT, "\"none\", \"minimal\", \"low\", \"medium\", \"high\", \"xhigh\" or \"max\"");
    }
  }

  private static void budget(int tokens, ObjectNode to) {
    to.putObject(THINKING).put("type", ENABLED).put(BUDGET, tokens);
  }
}
