package io.turnpike.infra.ids;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then a counter that never goes back within a
 * process, so that ids made in one millisecond still sort in the order they were made.
 */
public final class TimeOrderedId {

  /** Milliseconds in the upper 48 bits, sequence in the lower 12. */
  private static final AtomicLong LAST = new AtomicLong();

  private TimeOrderedId() {}

  public static UUID next() {
    long stamp = LAST.updateAndGet(TimeOrderedId::following);
    long high = (stamp >>> 12 << 16) | 0x7000L | (stamp & 0xFFFL);
    long low = (ThreadLocalRandom.current().nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** The moment a UUIDv7 was made, to the millisecond. */
  public static Instant madeAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }

  private static long following(long last) {
    return Math.max(last + 1, System.currentTimeMillis() << 12);
  }
}
