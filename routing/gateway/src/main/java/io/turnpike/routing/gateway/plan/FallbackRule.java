package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.plan.Step.Failover;

/** Whether a failure is a reason to go to the next step. */
final class FallbackRule {

  private static final String OUT_OF_TIME = "total_timeout";

  private FallbackRule() {}

  /** Nothing was asked of a target that was left out, so going on from it is no failover. */
  static boolean leaves(Failover failover, AttemptFailed failure) {
    return wasLeftOut(failure)
        || failover.allowed()
            && !failure.code().equals(OUT_OF_TIME)
            && (failover.on().contains(failure.failure())
                || failover.onStatusCodes().contains(failure.status()));
  }

  static boolean wasLeftOut(AttemptFailed failure) {
    return failure.failure() == FailureClass.BREAKER_OPEN
        || failure.failure() == FailureClass.INELIGIBLE;
  }
}
