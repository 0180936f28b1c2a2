package io.turnpike.routing.gateway.attempt;

import java.time.Duration;

/**
 * A span of time as people say it: {@code 800 ms}, {@code 20 seconds}, {@code 1 hour 5 minutes}.
 */
public final class WaitWords {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;

  private WaitWords() {}

  /** Rounded up, to at most two units. */
  public static String of(Duration span) {
    long millis = span.toMillis();
    long seconds = (millis + 999) / 1_000;
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (seconds < HOUR) {
      return join(count(seconds / MINUTE, "minute"), count(seconds % MINUTE, "second"));
    }
    long minutes = (seconds + MINUTE - 1) / MINUTE;
    return join(count(minutes / 60, "hour"), count(minutes % 60, "minute"));
  }

  private static String join(String large, String small) {
    return large.isEmpty() || small.isEmpty() ? large + small : large + ' ' + small;
  }

  private static String count(long number, String unit) {
    return number == 0 ? "" : number + " " + unit + (number == 1 ? "" : "s");
  }
}
