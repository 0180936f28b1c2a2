package io.turnpike.webui.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Places and lengths as SVG percentages, so that a drawing takes any width and its text keeps its
 * size.
 */
final class Percent {

  private Percent() {}

  /** For example {@code 12.5%}; never below zero or above a hundred. */
  static String of(double part, double whole) {
    double share = whole <= 0 ? 0 : Math.clamp(part / whole, 0.0, 1.0);
    return BigDecimal.valueOf(share * 100)
            .setScale(3, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }
}
