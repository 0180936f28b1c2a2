package io.turnpike.billing.admission;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Limit;
import io.turnpike.billing.Period;
import io.turnpike.billing.Scope;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/** How amounts and scopes are called in sentences and headers. */
final class Amount {

  private static final int NANO_DIGITS = 9;

  private Amount() {}

  /** Plain decimal, exact to the nano-dollar. */
  static String usd(long nano) {
    BigDecimal usd = BigDecimal.valueOf(nano, NANO_DIGITS).stripTrailingZeros();
    return (usd.scale() < 0 ? usd.setScale(0) : usd).toPlainString();
  }

  static String of(Budget budget) {
    Period period = budget.period();
    String time =
        switch (period.unit()) {
          case LIFETIME -> "in all";
          case ROLLING -> "in " + period.days() + " days";
          default -> "a " + lower(period.unit());
        };
    return "$" + usd(budget.amountNanoUsd()) + " " + time;
  }

  static String of(Limit limit) {
    String what =
        switch (limit.measure()) {
          case REQUESTS -> limit.amount() + " requests";
          case TOKENS -> limit.amount() + " tokens";
          case COST -> "$" + usd(limit.amount());
          case CONCURRENCY -> limit.amount() + " requests at once";
        };
    return limit.per() == null ? what : what + " a " + lower(limit.per());
  }

  /** Whose, for example {@code team "search"}. */
  static String of(Scope scope, String value) {
    String name =
        scope.each()
            ? value
            : scope.values().stream().sorted().collect(Collectors.joining("\", \""));
    return switch (scope.kind()) {
      case ORGANIZATION -> "the organization";
      case TAG -> "tag " + scope.name() + " \"" + name + '"';
      case HEADER -> "header " + scope.name();
      case TEAM, KEY, USER, MODEL, PROVIDER -> lower(scope.kind()) + " \"" + name + '"';
    };
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
