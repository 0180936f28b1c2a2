package io.turnpike.billing.budgets;

import io.turnpike.billing.Period;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.rules.WrittenNumber;
import io.turnpike.tenants.input.Mistakes;
import org.jspecify.annotations.Nullable;

/** For how long a budget's amount is, as it is written. */
final class WrittenPeriod {

  private static final int LONGEST_DAYS = 366;

  private WrittenPeriod() {}

  /** Null after a mistake. */
  static @Nullable Period read(
      @Nullable String word, @Nullable String rollingDays, Mistakes mistakes) {
    return switch (word) {
      case "hour" -> new Period(Unit.HOUR, 0);
      case "day" -> new Period(Unit.DAY, 0);
      case "week" -> new Period(Unit.WEEK, 0);
      case "month" -> new Period(Unit.MONTH, 0);
      case "lifetime" -> new Period(Unit.LIFETIME, 0);
      case "rolling" -> rolling(rollingDays, mistakes);
      case null, default -> {
        mistakes.add(
            "/period",
            "Write hour, day, week, month, lifetime, or {\"rolling_days\": 30} for the last 30"
                + " days.");
        yield null;
      }
    };
  }

  private static Period rolling(@Nullable String days, Mistakes mistakes) {
    return new Period(
        Unit.ROLLING,
        (int) WrittenNumber.whole("/period/rolling_days", days, 1, LONGEST_DAYS, mistakes));
  }
}
