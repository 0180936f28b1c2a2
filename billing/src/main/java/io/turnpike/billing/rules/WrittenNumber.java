package io.turnpike.billing.rules;

import io.turnpike.billing.Usd;
import io.turnpike.tenants.input.Mistakes;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads the numbers that budgets and limits are written with. */
public final class WrittenNumber {

  private static final int LONGEST = 40;

  private WrittenNumber() {}

  /** In nano-USD; 0 after a mistake. */
  public static long nanoUsd(String pointer, @Nullable String text, Mistakes mistakes) {
    BigDecimal usd = decimal(text);
    try {
      long nano = usd == null ? 0 : Usd.nano(usd);
      if (nano > 0 && nano <= Usd.MOST) {
        return nano;
      }
    } catch (ArithmeticException finerOrMore) {
      // Falls through to the one sentence that says what is accepted.
    }
    mistakes.add(
        pointer,
        "Write US dollars, more than 0 and at most 9,000,000, in steps of 0.000000001: for example"
            + " 25.00.");
    return 0;
  }

  /** 0 after a mistake. */
  public static long whole(
      String pointer, @Nullable String text, long least, long most, Mistakes mistakes) {
    BigDecimal number = decimal(text);
    try {
      long whole = number == null ? least - 1 : number.longValueExact();
      if (whole >= least && whole <= most) {
        return whole;
      }
    } catch (ArithmeticException fractionOrMore) {
      // Falls through to the one sentence that says what is accepted.
    }
    mistakes.add(pointer, "Write a whole number from %,d to %,d.".formatted(least, most));
    return 0;
  }

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    try {
      return text == null || text.length() > LONGEST ? null : new BigDecimal(text.strip());
    } catch (NumberFormatException none) {
      return null;
    }
  }
}
