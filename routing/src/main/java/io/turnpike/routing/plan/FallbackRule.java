package io.turnpike.routing.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.RoutePlan.Fallback;
import io.turnpike.routing.attempt.AttemptFailed;

/** Whether a failure is a reason to go to the next step. */
final class FallbackRule {

  private FallbackRule() {}

  /** An open breaker stands for failures that were reason enough. */
  static boolean leaves(Fallback fallback, AttemptFailed failure) {
    return failure.failure() == FailureClass.BREAKER_OPEN
        || failure.failure() == FailureClass.INELIGIBLE
        || fallback.failover().on().contains(failure.failure())
        || fallback.failover().onStatusCodes().contains(failure.status());
  }
}
