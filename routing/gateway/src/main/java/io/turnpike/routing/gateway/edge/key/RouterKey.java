package io.turnpike.routing.gateway.edge.key;

import io.turnpike.routing.admission.KeyReport.Allowance;
import io.turnpike.tenants.Caller;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same as OpenRouter's clients read it, who know one limit: the budget that has least left.
 * What a key without a budget has used is not said there.
 */
final class RouterKey {

  private static final int NANO_DIGITS = 9;

  private RouterKey() {}

  static void put(Caller caller, List<Allowance> budgets, ObjectNode to) {
    Allowance least =
        budgets.stream().min(Comparator.comparingLong(Allowance::remaining)).orElse(null);
    to.put("label", caller.keyName());
    to.put("limit", least == null ? null : usd(least.amount()));
    to.put("limit_remaining", least == null ? null : usd(least.remaining()));
    to.put("limit_reset", least == null ? null : reset(least.period()));
    to.put("usage", least == null ? null : usd(least.spent()));
    to.put("is_free_tier", false);
  }

  private static BigDecimal usd(long nanoUsd) {
    return BigDecimal.valueOf(nanoUsd, NANO_DIGITS);
  }

  private static @Nullable String reset(String period) {
    return switch (period) {
      case "day" -> "daily";
      case "week" -> "weekly";
      case "month" -> "monthly";
      default -> null;
    };
  }
}
