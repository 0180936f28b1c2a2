package io.turnpike.routing.gateway.breakers;

import io.turnpike.routing.plan.RoutePlan.BreakerRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules of a config for its breakers, in words. */
final class RulesText {

  private RulesText() {}

  /** Null for the settings of the node. */
  static @Nullable String of(@Nullable BreakerRules rules) {
    if (rules == null) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    if (rules.failures() != null) {
      parts.add(rules.failures() + (rules.failures() == 1 ? " failure" : " failures"));
    }
    if (rules.failurePercent() != null
        || rules.failures() == null && rules.minimumCalls() != null) {
      parts.add(share(rules));
    }
    String opens = String.join(" or ", parts);
    String waits = rules.cooldown() == null ? "" : "then " + seconds(rules.cooldown());
    String codes =
        rules.statusCodes() == null
            ? ""
            : "counting "
                + rules.statusCodes().stream()
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
    return List.of(opens, waits, codes).stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String share(BreakerRules rules) {
    Double percent = rules.failurePercent();
    String share =
        percent == null ? "50" : BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
    return share + " % of at least " + rules.minimumCalls();
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
