package io.turnpike.tenants.throttle;

import java.time.Duration;

/**
 * How many tries a window allows.
 *
 * @param free tries without a wait between them; from there the wait doubles from one second
 * @param most tries in the window; then the rest of it must pass
 * @param window begins with the first try
 */
public record Limit(int free, int most, Duration window) {

  /** Tries without waits, up to {@code most}. */
  public static Limit plain(int most, Duration window) {
    return new Limit(most, most, window);
  }

  Duration waitAfter(int tries) {
    int doublings = Math.min(tries - free, 20);
    return doublings < 0 ? Duration.ZERO : Duration.ofSeconds(1L << doublings);
  }
}
