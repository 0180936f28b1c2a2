package io.turnpike.webui.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis from zero to a round number at or above the largest value, with round steps.
 *
 * @param top at least 1
 */
public record Scale(long top, long step) {

  private static final int MOST_STEPS = 5;

  public static Scale upTo(long largest) {
    long step = 1;
    while (largest > step * MOST_STEPS && step <= Long.MAX_VALUE / 100) {
      step = next(step);
    }
    long steps = Math.max(1, Math.ceilDiv(largest, step));
    return new Scale(step * steps, step);
  }

  /** From zero upwards. */
  public List<Long> ticks() {
    List<Long> ticks = new ArrayList<>();
    for (long tick = 0; tick <= top; tick += step) {
      ticks.add(tick);
    }
    return ticks;
  }

  /** 1, 2, 5, 10, 20, 50 … */
  private static long next(long step) {
    String digits = Long.toString(step);
    return digits.charAt(0) == '2' ? step / 2 * 5 : step * 2;
  }
}
