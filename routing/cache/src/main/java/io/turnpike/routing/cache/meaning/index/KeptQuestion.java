package io.turnpike.routing.cache.meaning.index;

import io.turnpike.routing.cache.EntryKey;
import java.time.Instant;

/**
 * A question whose answer is kept.
 *
 * @param key of its answer
 */
record KeptQuestion(EntryKey key, String text, Direction direction, Instant expiresAt) {

  private static final int OVERHEAD = 250;

  /** Roughly, in bytes of memory. */
  int weight() {
    return OVERHEAD + text.length() + direction.bytes().length;
  }

  boolean lives(Instant now) {
    return now.isBefore(expiresAt);
  }

  @Override
  public String toString() {
    return "KeptQuestion[" + key.id() + "]";
  }
}
