package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whose call may find out about a target that is open: those that have somewhere else to go first,
 * and, when everything is open, one that has not, now and then.
 */
final class ProbeTurns {

  private final Clock clock;
  private final long quietMillis;
  private final long panicEveryMillis;
  private final AtomicBoolean panicking = new AtomicBoolean();
  private volatile long alternativesSeenAt;
  private volatile long panickedAt;

  ProbeTurns(Clock clock, HealthSettings settings) {
    this.clock = clock;
    this.quietMillis = settings.probesQuiet().toMillis();
    this.panicEveryMillis = settings.panicEvery().toMillis();
    this.alternativesSeenAt = clock.millis() - quietMillis;
    this.panickedAt = clock.millis() - panicEveryMillis;
  }

  /** A call came by that has somewhere else to go. */
  void alternativeSeen() {
    alternativesSeenAt = clock.millis();
  }

  /** Without any of those that have somewhere else to go, it is anyone's turn. */
  boolean mayProbe(boolean othersFollow) {
    return othersFollow || clock.millis() - alternativesSeenAt >= quietMillis;
  }

  boolean mayPanic() {
    return clock.millis() - panickedAt >= panicEveryMillis;
  }

  /** One at a time; {@link #panicOver} must follow. */
  boolean panic() {
    if (!panicking.compareAndSet(false, true)) {
      return false;
    }
    panickedAt = clock.millis();
    return true;
  }

  void panicOver() {
    panicking.set(false);
  }
}
