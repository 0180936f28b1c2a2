package io.turnpike.webui.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Nano-USD as dollars. What was spent is never shown as nothing. */
public final class Money {

  private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.US);
  private static final long CENT = 10_000_000L;
  private static final long DOLLAR = 1_000_000_000L;

  private Money() {}

  /** To the last nano-dollar: {@code $0.00042}, {@code $12.50}, {@code $0.00}. */
  public static String exact(long nanoUsd) {
    return written(nanoUsd, "#,##0.00#######", RoundingMode.UNNECESSARY);
  }

  /** What is known of an amount; {@code all} when nothing is missing. */
  public static String known(long nanoUsd, boolean all) {
    return all ? exact(nanoUsd) : "≥ " + exact(nanoUsd);
  }

  /** What is known of a sum, rounded down: it was no less than that. */
  public static String atLeast(long nanoUsd) {
    return "≥ " + brief(nanoUsd, RoundingMode.FLOOR);
  }

  /** To the cent, for sums; under a dollar to four digits that count, and below that exactly. */
  public static String brief(long nanoUsd) {
    return brief(nanoUsd, RoundingMode.HALF_EVEN);
  }

  private static String brief(long nanoUsd, RoundingMode rounding) {
    if (Math.abs(nanoUsd) >= DOLLAR) {
      return written(nanoUsd, "#,##0.00", rounding);
    }
    return Math.abs(nanoUsd) >= CENT ? written(nanoUsd, "0.00##", rounding) : exact(nanoUsd);
  }

  /** A price, by the million tokens as providers print it. */
  public static String perMillion(long nanoUsdPerToken) {
    return exact(Math.multiplyExact(nanoUsdPerToken, 1_000_000L));
  }

  private static String written(long nanoUsd, String pattern, RoundingMode rounding) {
    DecimalFormat format = new DecimalFormat(pattern, SYMBOLS);
    format.setRoundingMode(rounding);
    String digits = format.format(BigDecimal.valueOf(Math.abs(nanoUsd), 9));
    return (nanoUsd < 0 ? "−$" : "$") + digits;
  }
}
