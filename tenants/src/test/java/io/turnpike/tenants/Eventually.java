package io.turnpike.tenants;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what another node will notice: asks again and again, up to a generous bound. */
public final class Eventually {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Leaves the machine to the one who is waited for. */
  private static final Duration PAUSE = Duration.ofMillis(5);

  private Eventually() {}

  /** How long it took until the answer was {@code expected}. */
  public static <T> Duration is(T expected, Supplier<T> question) {
    Instant begin = Instant.now();
    while (!expected.equals(question.get())) {
      if (Duration.between(begin, Instant.now()).compareTo(LONGEST) > 0) {
        throw new AssertionError("still " + question.get() + ", not " + expected);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return Duration.between(begin, Instant.now());
  }
}
