package io.turnpike.billing.simulation;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What the books cannot know at the moment, so that it is not asked of them. */
final class Quiet {

  /** Longer, and a store may have been given up on. */
  static final long ANSWERED_NANOS = TimeUnit.MILLISECONDS.toNanos(450);

  /** In which a new run gives back what the one before held. */
  private static final long RELEASED_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

  private final Set<Integer> recovering = new HashSet<>();
  private long untilNanos = System.nanoTime();

  void killed(int node) {
    recovering.add(node);
    untilNanos = System.nanoTime() + RELEASED_NANOS;
  }

  void recovered(int node) {
    if (recovering.remove(node)) {
      untilNanos = System.nanoTime() + RELEASED_NANOS;
    }
  }

  /** A dead run's advance is held until its journal is in: then what fits may be refused. */
  boolean is() {
    return recovering.isEmpty() && System.nanoTime() - untilNanos > 0;
  }

  boolean isRecovering() {
    return !recovering.isEmpty();
  }
}
