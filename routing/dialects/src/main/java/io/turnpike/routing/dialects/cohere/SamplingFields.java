package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long an answer may be and how its tokens are drawn, under Cohere's names and in its bounds.
 */
final class SamplingFields {

  private static final BigDecimal LEAST_P = new BigDecimal("0.01");
  private static final BigDecimal MOST_P = new BigDecimal("0.99");

  private final ObjectNode to;
  private final LossList losses;

  SamplingFields(ObjectNode to, LossList losses) {
    this.to = to;
    this.losses = losses;
  }

  void read(ObjectNode from) {
    limit(from);
    number(from, "temperature", "temperature");
    number(from, "seed", "seed");
    number(from, "top_k", "k");
    share(from.path("top_p"));
    penalty(from, "presence_penalty");
    penalty(from, "frequency_penalty");
    stops(from.path("stop"));
  }

  private void limit(ObjectNode from) {
    JsonNode newer = from.path("max_completion_tokens");
    JsonNode most = newer.isIntegralNumber() ? newer : from.path("max_tokens");
    if (most.isIntegralNumber()) {
      to.set("max_tokens", most);
    }
  }

  private void number(ObjectNode from, String name, String theirs) {
    JsonNode value = from.path(name);
    if (JsonTree.isGiven(value)) {
      JsonTree.require(value.isNumber(), name, "a number");
      to.set(theirs, value);
    }
  }

  /** All that is likely at all is 1 elsewhere and a little less here. */
  private void share(JsonNode value) {
    if (JsonTree.isGiven(value)) {
      JsonTree.require(value.isNumber(), "top_p", "a number");
      BigDecimal asked = value.decimalValue();
      BigDecimal taken = asked.max(LEAST_P).min(MOST_P);
      to.put("p", taken);
      if (taken.compareTo(asked) != 0 && asked.compareTo(BigDecimal.ONE) != 0) {
        losses.add("top_p");
      }
    }
  }

  /** Below nothing it rewards, which is another thing. */
  private void penalty(ObjectNode from, String name) {
    JsonNode value = from.path(name);
    if (JsonTree.isGiven(value)) {
      JsonTree.require(value.isNumber(), name, "a number");
      BigDecimal asked = value.decimalValue();
      if (asked.signum() < 0 || asked.compareTo(BigDecimal.ONE) > 0) {
        throw Untranslatable.unsupported(name, "Cohere takes penalties from 0 to 1.");
      }
      to.set(name, value);
    }
  }

  private void stops(JsonNode value) {
    if (JsonTree.isGiven(value)) {
      JsonTree.require(
          value.isString() || value.isArray(), "stop", "a string or an array of strings");
      ArrayNode stops = value instanceof ArrayNode list ? list : JsonTree.array().add(value);
      if (!stops.isEmpty()) {
        to.set("stop_sequences", stops);
      }
    }
  }
}
