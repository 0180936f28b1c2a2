package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.plan.BreakerRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code cb_config}: when breakers open, and for how long. Portkey has it beside {@code strategy}
 * or in it, and it means the same in both places.
 */
final class BreakerReader {

  private static final String KEY = "cb_config";
  private static final int MOST_CALLS = 10_000;
  private static final int LEAST_COOLDOWN = 1_000;
  private static final int MOST_COOLDOWN = 3_600_000;
  private static final int USUAL_MINIMUM = 5;

  private BreakerReader() {}

  /** The node's own when it has one, the outer one otherwise; null for the node's settings. */
  static @Nullable BreakerRules read(Fields node, @Nullable BreakerRules outer) {
    Fields own = node.object(KEY, Vocabulary.BREAKER);
    Fields inStrategy = inStrategy(node);
    if (node.has(KEY) && inStrategy != null) {
      node.mistake(KEY, "says the same as " + inStrategy.at().text() + "; keep one.");
    }
    if (own == null && inStrategy == null) {
      return outer;
    }
    return rules(own == null ? inStrategy : own);
  }

  /** Its strategy itself is read later, with what belongs to its mode. */
  private static @Nullable Fields inStrategy(Fields node) {
    JsonNode strategy = node.json().path("strategy");
    String key = Vocabulary.STRATEGY.spelling(strategy, KEY);
    return key == null
        ? null
        : Fields.of(
            strategy.get(key),
            node.at().to("strategy").to(key),
            Vocabulary.BREAKER,
            node.findings());
  }

  private static @Nullable BreakerRules rules(@Nullable Fields own) {
    if (own == null || own.json().isEmpty()) {
      return null;
    }
    Integer failures = own.whole("failure_threshold", 1, MOST_CALLS);
    Double percent = own.number("failure_threshold_percentage", 1, 100);
    Integer minimum = own.whole("minimum_requests", 1, MOST_CALLS);
    Integer cooldown = own.whole("cooldown_interval", LEAST_COOLDOWN, MOST_COOLDOWN);
    if (percent == null && failures != null && own.has("minimum_requests")) {
      own.warning("minimum_requests", "means nothing without \"failure_threshold_percentage\".");
    }
    return new BreakerRules(
        failures,
        percent,
        minimum == null && percent != null ? (Integer) USUAL_MINIMUM : minimum,
        cooldown == null ? null : Duration.ofMillis(cooldown),
        own.statusCodes("failure_status_codes"));
  }
}
