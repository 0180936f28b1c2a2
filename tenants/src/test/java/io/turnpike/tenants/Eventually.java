package io.turnpike.tenants;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Waits for what another node will notice: asks again and again, up to a generous bound. */
public final class Eventually {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Eventually() {}

  /** How long it took until the answer was {@code expected}. */
  public static <T> Duration is(T expected, Supplier<T> question) {
    Instant begin = Instant.now();
    while (!expected.equals(question.get())) {
      if (Duration.between(begin, Instant.now()).compareTo(LONGEST) > 0) {
        throw new AssertionError("still " + question.get() + ", not " + expected);
      }
      Thread.onSpinWait();
    }
    return Duration.between(begin, Instant.now());
  }
}
