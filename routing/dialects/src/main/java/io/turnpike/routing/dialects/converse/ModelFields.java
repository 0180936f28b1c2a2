package io.turnpike.routing.dialects.converse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What only the models of one vendor take, in the words that vendor has for it. */
final class ModelFields {

  private static final String FIELD = "additionalModelRequestFields";
  private static final int LOW = 4_096;
  private static final int MEDIUM = 16_384;

  private final ObjectNode to;
  private final ModelFamily family;
  private final LostNames lost;

  ModelFields(ObjectNode to, ModelFamily family, LostNames lost) {
    this.to = to;
    this.family = family;
    this.lost = lost;
  }

  void topK(JsonNode value) {
    if (value.isIntegralNumber()) {
      switch (family) {
        case CLAUDE -> fields().set("top_k", value);
        case NOVA -> fields().putObject("inferenceConfig").set("topK", value);
        case OPENAI, OTHER -> lost.add("top_k");
      }
    }
  }

  /** Several calls in one answer; only some models can be kept from that. */
  void oneCallATime(boolean free) {
    if (family == ModelFamily.CLAUDE && free) {
      fields().putObject("tool_choice").put("type", "auto").put("disable_parallel_tool_use", true);
    } else {
      lost.add("parallel_tool_calls");
    }
  }

  /**
   * @param word {@code low} to {@code max}
   */
  void effort(String word) {
    switch (family) {
      case OPENAI -> fields().put("reasoning_effort", word);
      case NOVA ->
          fields()
              .putObject("reasoningConfig")
              .put("type", "enabled")
              .put("maxReasoningEffort", isAboveHigh(word) ? "high" : word);
      case CLAUDE, OTHER -> ConverseOutput.config(to).put("effort", word);
    }
  }

  void withoutReasoning() {
    switch (family) {
      case CLAUDE -> fields().putObject("thinking").put("type", "disabled");
      case NOVA -> fields().putObject("reasoningConfig").put("type", "disabled");
      case OPENAI, OTHER -> lost.add("reasoning_effort");
    }
  }

  /**
   * @param thinking in Anthropic's words, which only its models understand
   * @param effort whether that is said elsewhere
   */
  void thinking(ObjectNode thinking, boolean effort) {
    if (family == ModelFamily.CLAUDE) {
      fields().set("thinking", thinking);
    } else if (thinking.path("type").asString("").equals("disabled")) {
      withoutReasoning();
    } else if (!effort && thinking.path("budget_tokens").isIntegralNumber()) {
      effort(word(thinking.path("budget_tokens").asLong(0)));
    } else {
      lost.add("thinking");
    }
  }

  private static String word(long budget) {
    if (budget <= LOW) {
      return "low";
    }
    return budget <= MEDIUM ? "medium" : "high";
  }

  private static boolean isAboveHigh(String word) {
    return word.equals("xhigh") || word.equals("max");
  }

  private ObjectNode fields() {
    return to.path(FIELD) instanceof ObjectNode given ? given : to.putObject(FIELD);
  }
}
