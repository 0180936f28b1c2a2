package io.turnpike.billing;

import java.math.BigDecimal;

/** Amounts in US dollars as programs read and write them. */
public final class Usd {

  /** Nano-USD a dollar has, as a power of ten. */
  private static final int NANO = 9;

  /** In nano-USD, 9,000,000 USD: up to there every store counts each of them. */
  public static final long MOST = 9_000_000_000_000_000L;

  private Usd() {}

  /** Exact, without an exponent, with cents at least: {@code 25.00}, {@code -0.000000001}. */
  public static String text(long nanoUsd) {
    BigDecimal usd = BigDecimal.valueOf(nanoUsd, NANO).stripTrailingZeros();
    return (usd.scale() < 2 ? usd.setScale(2) : usd).toPlainString();
  }

  /** Throws ArithmeticException for what is finer than a nano-USD, or more than a long holds. */
  public static long nano(BigDecimal usd) {
    return usd.movePointRight(NANO).longValueExact();
  }
}
