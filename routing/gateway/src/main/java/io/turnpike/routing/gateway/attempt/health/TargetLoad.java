package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes to a target and how long it takes, whatever the rules by which its breaker is asked:
 * configs with rules of their own share it.
 */
final class TargetLoad {

  private final TargetTimes times;
  private final HedgeShare hedges = new HedgeShare();
  private final AtomicInteger inFlight = new AtomicInteger();

  TargetLoad(Clock clock) {
    this.times = new TargetTimes(clock);
  }

  TargetTimes times() {
    return times;
  }

  HedgeShare hedges() {
    return hedges;
  }

  AtomicInteger inFlight() {
    return inFlight;
  }
}
