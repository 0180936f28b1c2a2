package io.turnpike.billing.allotment;

import java.time.Duration;

/**
 * How long a taking waits for others.
 *
 * @param trip for Redis to answer
 * @param recall for other nodes to say what they do not need
 * @param longest in all; longer than a lost counter takes to be rebuilt
 */
record Patience(Duration trip, Duration recall, Duration longest) {

  /** Calls wait for it. */
  static final Patience USUAL =
      new Patience(Duration.ofMillis(500), Duration.ofMillis(600), Duration.ofMillis(3_500));
}
