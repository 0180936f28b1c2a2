package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.routing.conversion.report.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers of a file, in the bounds of limits and budgets. */
final class Amounts {

  private static final BigDecimal MOST_USD = BigDecimal.valueOf(9_000_000);
  private static final long MOST = 1_000_000_000_000L;
  private static final int NANO = 9;

  private Amounts() {}

  /** US dollars, cut to a billionth; null when there are none, or too many. */
  static @Nullable BigDecimal usd(@Nullable Source field) {
    BigDecimal read = decimal(field);
    BigDecimal cut =
        read == null
            ? BigDecimal.ZERO
            : read.setScale(NANO, RoundingMode.DOWN).stripTrailingZeros();
    return cut.signum() > 0 && cut.compareTo(MOST_USD) <= 0 ? cut : null;
  }

  /** Null when it is no whole number above zero. */
  static @Nullable Long whole(@Nullable Source field) {
    BigDecimal read = decimal(field);
    BigDecimal cut = read == null ? BigDecimal.ZERO : read.setScale(0, RoundingMode.DOWN);
    return cut.signum() > 0 && cut.compareTo(BigDecimal.valueOf(MOST)) <= 0
        ? (Long) cut.longValueExact()
        : null;
  }

  private static @Nullable BigDecimal decimal(@Nullable Source field) {
    if (field == null || !field.json().isNumber() && field.text() == null) {
      return null;
    }
    String text = field.json().isNumber() ? field.json().asString() : String.valueOf(field.text());
    try {
      BigDecimal read = new BigDecimal(text.strip());
      return text.length() > 40 || Math.abs(read.scale()) > 100 ? null : read;
    } catch (NumberFormatException none) {
      return null;
    }
  }
}
