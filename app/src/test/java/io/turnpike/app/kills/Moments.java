package io.turnpike.app.kills;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Who waits for a call of a gateway to get to a moment; at most one at a time. */
final class Moments {

  private record Trap(Moment moment, int node, Runnable action) {}

  private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();

  /** The action runs once, on the thread of the provider or client that sees the moment. */
  void arm(Moment moment, int node, Runnable action) {
    trap.set(new Trap(moment, node, action));
  }

  /** False where it has run already. */
  boolean disarm() {
    return trap.getAndSet(null) != null;
  }

  void reached(Moment moment, String marker) {
    Trap set = trap.get();
    if (set != null
        && set.moment == moment
        && set.node == Marker.node(marker)
        && trap.compareAndSet(set, null)) {
      set.action.run();
    }
  }
}
