package io.turnpike.routing.dialects.gemini.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much thought goes into an answer, by a level or by tokens, and whether its client is shown
 * any. Whoever asks for thought gets to see it, unless he says otherwise: it costs nothing more.
 */
final class ThinkingConfig {

  private static final String EFFORT = "reasoning_effort";
  private static final String LEVEL = "thinkingLevel";
  private static final String BUDGET = "thinkingBudget";

  /** Tokens that the efforts stand for, as Google's own chat completions have it. */
  private static final int LOW = 1_024;

  private static final int MEDIUM = 8_192;
  private static final int HIGH = 24_576;

  /** Of budgets that clients of other vendors name, as levels. */
  private static final int LOW_AT_MOST = 4_096;

  private static final int MEDIUM_AT_MOST = 16_384;

  private final ModelGeneration family;
  private final LeftOut leftOut;
  private final ObjectNode thinking = JsonTree.object();

  ThinkingConfig(ModelGeneration family, LeftOut leftOut) {
    this.family = family;
    this.leftOut = leftOut;
  }

  void read(ObjectNode from, ObjectNode config) {
    JsonNode asked = from.path("thinking");
    String effort = effort(from);
    if (!effort.isEmpty()) {
      effort(effort);
    } else if (asked.path("type").asString("").equals("disabled")) {
      effort("none");
    } else if (asked.path("budget_tokens").isIntegralNumber()) {
      budget(asked.path("budget_tokens").asLong(0));
    }
    if (isShown(from, asked, effort)) {
      thinking.put("includeThoughts", true);
    }
    if (!thinking.isEmpty()) {
      config.set("thinkingConfig", thinking);
    }
  }

  /** One vendor's clients have it in an object of their own. */
  private String effort(ObjectNode from) {
    JsonNode config = from.path("output_config");
    config
        .propertyNames()
        .forEach(name -> leftOut.addUnless(name.equals("effort"), "output_config." + name));
    return from.path(EFFORT).asString(config.path("effort").asString(""));
  }

  private static boolean isShown(ObjectNode from, JsonNode asked, String effort) {
    JsonNode said = from.path("include_reasoning");
    if (said.isBoolean()) {
      return said.booleanValue();
    }
    boolean thinks = asked.isObject() && !asked.path("type").asString("").equals("disabled");
    return thinks
        ? !asked.path("display").asString("").equals("omitted")
        : !effort.isEmpty() && !effort.equals("none");
  }

  private void effort(String effort) {
    if (family.levels()) {
      thinking.put(LEVEL, level(effort));
    } else {
      thinking.put(BUDGET, Math.max(family.least(), tokens(effort)));
    }
  }

  /** There is no level at which nothing is thought. */
  private static String level(String effort) {
    return switch (effort) {
      case "none", "low" -> "LOW";
      case "minimal" -> "MINIMAL";
      case "medium" -> "MEDIUM";
      case "high", "xhigh", "max" -> "HIGH";
      default -> throw unknown();
    };
  }

  private static int tokens(String effort) {
    return switch (effort) {
      case "none" -> 0;
      case "minimal", "low" -> LOW;
      case "medium" -> MEDIUM;
      case "high", "xhigh", "max" -> HIGH;
      default -> throw unknown();
    };
  }

  private void budget(long tokens) {
    if (family.levels()) {
      thinking.put(
          LEVEL, tokens <= LOW_AT_MOST ? "LOW" : tokens <= MEDIUM_AT_MOST ? "MEDIUM" : "HIGH");
    } else {
      thinking.put(BUDGET, Math.clamp(tokens, family.least(), HIGH));
    }
  }

  private static Untranslatable unknown() {
    return Untranslatable.unsupported(
        EFFORT, "Gemini knows \"minimal\", \"low\", \"medium\" and \"high\".");
  }
}
