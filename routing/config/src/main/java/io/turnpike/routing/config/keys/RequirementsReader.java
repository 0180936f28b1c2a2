package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Requirements.PriceCap;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code require_parameters} and {@code max_price}: what must be known of a target's model. */
final class RequirementsReader {

  private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal NANO_PER_MILLION = BigDecimal.valueOf(1_000);
  private static final double MOST_USD = 1_000_000;

  private RequirementsReader() {}

  static Requirements parameters(Fields node) {
    boolean required = node.truth("require_parameters", false);
    return required
        ? new Requirements(false, false, Set.of(), true, null, Set.of(), Set.of())
        : Requirements.NONE;
  }

  static Requirements prices(Fields node) {
    Fields own = node.object("max_price", Vocabulary.MAX_PRICE);
    if (own == null) {
      return Requirements.NONE;
    }
    if (own.json().isEmpty()) {
      node.mistake("max_price", "must say \"prompt\", \"completion\" or \"request\".");
    }
    PriceCap cap =
        new PriceCap(
            nano(own, "prompt", NANO_PER_MILLION),
            nano(own, "completion", NANO_PER_MILLION),
            nano(own, "request", NANO));
    return new Requirements(false, false, Set.of(), false, cap, Set.of(), Set.of());
  }

  private static @Nullable Long nano(Fields own, String key, BigDecimal perUsd) {
    JsonNode value = own.get(key);
    if (value == null || own.number(key, 0, MOST_USD) == null) {
      return null;
    }
    return PriceCap.floor(value.decimalValue(), perUsd);
  }
}
