package io.turnpike.routing.cache.meaning.index;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * When a place was read from Postgres: at its first use, and again where it is used and a while has
 * passed, because other nodes keep questions too.
 */
final class Reading {

  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final AtomicLong due = new AtomicLong(Long.MIN_VALUE);
  private volatile @Nullable Instant upTo;

  /** True for one of those who ask while it is due. */
  boolean begin() {
    long now = System.nanoTime();
    long before = due.get();
    boolean late = before == Long.MIN_VALUE || now - before >= 0;
    return late && due.compareAndSet(before, now + AGAIN.toNanos());
  }

  /** Since when there may be something new; null where all is. */
  @Nullable Instant upTo() {
    return upTo;
  }

  /**
   * @param newest moment at which the newest row was kept
   */
  void done(@Nullable Instant newest) {
    if (newest != null) {
      upTo = newest;
    }
  }
}
