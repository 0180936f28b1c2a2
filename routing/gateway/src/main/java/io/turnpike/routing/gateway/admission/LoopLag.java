package io.turnpike.routing.gateway.admission;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How late one event loop is: a task is handed to it, and then the next one. */
final class LoopLag {

  private static final long NONE = Long.MIN_VALUE;

  private final Executor loop;
  private final LagWindow window;
  private final LongSupplier nanoTime;
  private volatile long waitingSince = NONE;

  LoopLag(Executor loop, LagWindow window, LongSupplier nanoTime) {
    this.loop = loop;
    this.window = window;
    this.nanoTime = nanoTime;
  }

  /** A loop that has not come to the last task yet is as late as that already. */
  void measure() {
    long since = waitingSince;
    long now = nanoTime.getAsLong();
    if (since != NONE) {
      window.add(TimeUnit.NANOSECONDS.toMillis(now - since));
      return;
    }
    waitingSince = now;
    try {
      loop.execute(this::arrived);
    } catch (RejectedExecutionException shutDown) {
      waitingSince = NONE;
    }
  }

  private void arrived() {
    window.add(TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - waitingSince));
    waitingSince = NONE;
  }
}
