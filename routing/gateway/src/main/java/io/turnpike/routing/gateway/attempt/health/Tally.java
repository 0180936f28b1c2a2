package io.turnpike.routing.gateway.attempt.health;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls and failures of the last one to two periods, in one number, so that counting takes neither
 * a lock nor an object. Counts stay at 1,023 a period; shares stay right because both are halved
 * then.
 */
final class Tally {

  private static final int BITS = 10;
  private static final long MOST = (1L << BITS) - 1;
  private static final int FAILURES = BITS;
  private static final int OLD_CALLS = 2 * BITS;
  private static final int OLD_FAILURES = 3 * BITS;
  private static final int PERIOD = 4 * BITS;

  private final AtomicLong packed = new AtomicLong();
  private final long periodMillis;

  Tally(long periodMillis) {
    this.periodMillis = Math.max(1, periodMillis);
  }

  void count(boolean failed, long nowMillis) {
    packed.updateAndGet(before -> add(turned(before, nowMillis), failed));
  }

  /** Share that went well, 0 to 1; 1 when there were none. */
  double health(long nowMillis) {
    long now = turned(packed.get(), nowMillis);
    long calls = part(now, 0) + part(now, OLD_CALLS);
    return calls == 0 ? 1 : 1 - (double) (part(now, FAILURES) + part(now, OLD_FAILURES)) / calls;
  }

  void clear() {
    packed.set(0);
  }

  private static long add(long before, boolean failed) {
    long calls = part(before, 0);
    long failures = part(before, FAILURES);
    boolean full = calls == MOST;
    long newCalls = (full ? calls / 2 : calls) + 1;
    long newFailures = (full ? failures / 2 : failures) + (failed ? 1 : 0);
    return before & -(1L << OLD_CALLS) | newFailures << FAILURES | newCalls;
  }

  private long turned(long before, long nowMillis) {
    long period = nowMillis / periodMillis & (1L << Long.SIZE - PERIOD) - 1;
    long known = before >>> PERIOD;
    if (period == known) {
      return before;
    }
    long old = period == known + 1 ? before & (1L << OLD_CALLS) - 1 : 0;
    return period << PERIOD | old << OLD_CALLS;
  }

  private static long part(long packed, int at) {
    return packed >>> at & MOST;
  }
}
