package io.turnpike.routing.dialects.json;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many documents have been read into trees by this process. Only what is translated, or must
 * lose something, needs one; tests hold that nothing else does.
 */
public final class TreeReads {

  private static final LongAdder COUNT = new LongAdder();

  private TreeReads() {}

  /** One more. */
  public static void add() {
    COUNT.increment();
  }

  public static long count() {
    return COUNT.sum();
  }
}
