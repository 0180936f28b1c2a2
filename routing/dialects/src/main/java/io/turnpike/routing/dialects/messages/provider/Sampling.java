package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Parameters of how an answer is drawn, and those that only pass when they ask for nothing. */
final class Sampling {

  private Sampling() {}

  /** OpenAI's goes to 2, Anthropic's to 1, and they do not mean the same above it. */
  static JsonNode temperature(JsonNode value) {
    if (!value.isNumber()) {
      throw Untranslatable.malformed("temperature", "a number");
    }
    if (value.decimalValue().compareTo(BigDecimal.ONE) > 0) {
      throw Untranslatable.unsupported(
          "temperature", "Anthropic allows at most 1; a config can set it for this target.");
    }
    return value;
  }

  static JsonNode stops(JsonNode value) {
    ArrayNode stops =
        switch (value) {
          case ArrayNode list -> list;
          case JsonNode one when one.isString() -> JsonTree.object().arrayNode().add(one);
          default -> throw Untranslatable.malformed("stop", "a string or an array of strings");
        };
    if (stops.valueStream().anyMatch(stop -> stop.isString() && stop.stringValue().isBlank())) {
      throw Untranslatable.unsupported("stop", "Anthropic does not stop at white space alone.");
    }
    return stops;
  }

  static String tier(JsonNode value) {
    return switch (value.asString("")) {
      case "auto" -> "auto";
      case "default", "standard_only" -> "standard_only";
      default ->
          throw Untranslatable.unsupported(
              "service_tier", "Anthropic knows \"auto\" and \"standard_only\".");
    };
  }

  /** How wordy an answer is, is no part of what it says. */
  static void verbosity(JsonNode value, List<String> dropped) {
    if (!value.asString("").equals("medium")) {
      dropped.add("verbosity");
    }
  }

  static void neutral(String name, JsonNode value) {
    if (!isNeutral(name, value)) {
      throw Untranslatable.unsupported(name, "Anthropic's Messages API cannot do that.");
    }
  }

  private static boolean isNeutral(String name, JsonNode value) {
    return switch (name) {
      case "n" -> is(value, BigDecimal.ONE);
      case "logprobs" -> value.isBoolean() && !value.booleanValue();
      case "logit_bias" -> value.isObject() && value.isEmpty();
      case "modalities" -> value.size() == 1 && value.path(0).asString("").equals("text");
      default -> is(value, BigDecimal.ZERO);
    };
  }

  private static boolean is(JsonNode value, BigDecimal number) {
    return value.isNumber() && value.decimalValue().compareTo(number) == 0;
  }
}
