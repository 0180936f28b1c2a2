package io.turnpike.billing.testing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The day it is from the beginning of a test to its end, for tests that ask what it is once. */
public final class Today {

  /** Longer than a test takes. */
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  private Today() {}

  /** Shortly before midnight waits for the next day. */
  public static LocalDate in(ZoneId zone) {
    ZonedDateTime now = ZonedDateTime.now(zone);
    ZonedDateTime midnight = now.toLocalDate().plusDays(1).atStartOfDay(zone);
    Duration left = Duration.between(now, midnight);
    if (left.compareTo(ENOUGH) > 0) {
      return now.toLocalDate();
    }
    pause(left);
    return in(zone);
  }

  private static void pause(Duration left) {
    try {
      Thread.sleep(left.plusMillis(1));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
