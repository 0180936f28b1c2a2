package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Requirements.PriceCap;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code require_parameters}, {@code max_price} and {@code data_policy}: what must be known of a
 * target's model and connection.
 */
final class RequirementsReader {

  private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal NANO_PER_MILLION = BigDecimal.valueOf(1_000);
  private static final double MOST_USD = 1_000_000;

  private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_REGION = 32;
  private static final int MOST_REGIONS = 20;

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

  /** What must be declared of a target's connection. */
  static Requirements dataPolicy(Fields node, Requirements outer) {
    Fields own = node.object("data_policy", Vocabulary.DATA_POLICY);
    if (own == null) {
      return Requirements.NONE;
    }
    if (own.json().isEmpty()) {
      node.mistake("data_policy", "must say \"zdr\", \"no_training\" or \"regions\".");
    }
    Requirements all =
        new Requirements(
            required(own, "zdr", outer.zdr()),
            required(own, "no_training", outer.noTraining()),
            regions(own),
            false,
            null,
            Set.of(),
            Set.of());
    if (outer.and(all).isContradiction() && !outer.isContradiction()) {
      node.warning(
          "data_policy", "has no region that the nodes above allow; nothing below ever serves.");
    }
    return all;
  }

  private static boolean required(Fields own, String key, boolean already) {
    boolean required = own.truth(key, false);
    if (already && own.has(key) && !required) {
      own.warning(key, "does not loosen what a node above requires; it stays required.");
    }
    return required;
  }

  private static Set<String> regions(Fields own) {
    Set<String> regions = new LinkedHashSet<>();
    own.each("regions", (value, at) -> add(value, at, own, regions));
    if (regions.size() > MOST_REGIONS) {
      own.mistake("regions", "must have at most " + MOST_REGIONS + " elements.");
    }
    return Set.copyOf(regions);
  }

  private static void add(JsonNode value, Pointer at, Fields own, Set<String> regions) {
    String region = value.isString() ? value.stringValue() : "";
    if (region.length() > LONGEST_REGION || !REGION.matcher(region).matches()) {
      own.mistake(at, "must be a region such as \"eu\" or \"eu-west-1\", in lower case.");
    } else {
      own.addOnce(region, at, regions);
    }
  }
}
