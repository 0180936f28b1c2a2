package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.health.TargetHealth;
import io.turnpike.routing.gateway.attempt.hedge.Try;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock.TimeLimits;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Chance;

/** Whether there is time enough left to begin an attempt. */
final class Deadline {

  private static final int LEAST_SAMPLES = 8;

  private Deadline() {}

  /**
   * Throws {@link AttemptFailed} when there is less than the target usually needs and something
   * better can be done with it: another target, or nothing more of the same.
   */
  static void check(Try one, long remainingNanos, TargetHealth target) {
    long usual = target.times().usual(one.call().body().stream(), LEAST_SAMPLES);
    if (usual < 0 || remainingNanos / 1_000 >= usual) {
      return;
    }
    if (one.chance() == Chance.OTHERS_FOLLOW) {
      throw tooShort(remainingNanos, usual);
    }
    if (one.call().context().repeats(one.candidate())) {
      throw TimeLimits.total(one.call().context().allowed(one.candidate().target()));
    }
  }

  private static AttemptFailed tooShort(long remainingNanos, long usualMicros) {
    return new AttemptFailed(
        FailureClass.INELIGIBLE,
        "deadline_too_short",
        "There are "
            + remainingNanos / 1_000_000
            + " ms left; this target usually needs "
            + usualMicros / 1_000
            + " ms to its first content.");
  }
}
