package io.turnpike.routing.gateway.attempt.health;

import java.util.concurrent.ThreadLocalRandom;

/** How long to leave something alone: doubled each time, with jitter, so that nodes part ways. */
final class Waits {

  private static final double JITTER = 0.3;
  private static final int MOST_DOUBLINGS = 20;

  private Waits() {}

  /**
   * Milliseconds.
   *
   * @param times it has opened in a row, from 1
   */
  static long open(HealthSettings settings, int times) {
    long plain =
        doubled(settings.openFor().toMillis(), settings.longestOpen().toMillis(), times - 1);
    double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
    return Math.max(1, Math.min(settings.longestOpen().toMillis(), Math.round(plain * factor)));
  }

  /** The same for a first wait that must not be shortened. */
  static long atLeast(long first, long most, int times) {
    long plain = doubled(first, Math.max(first, most), times - 1);
    return plain + Math.round(plain * JITTER * ThreadLocalRandom.current().nextDouble());
  }

  static long doubled(long first, long most, int doublings) {
    return Math.min(most, first << Math.min(Math.max(doublings, 0), MOST_DOUBLINGS));
  }
}
