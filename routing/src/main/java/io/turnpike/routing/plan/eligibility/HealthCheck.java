package io.turnpike.routing.plan.eligibility;

import io.turnpike.routing.attempt.Standings.Standing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether anything may be sent to a target at this moment. */
final class HealthCheck {

  private HealthCheck() {}

  /**
   * Null when nothing stands against the target.
   *
   * @param spared an open breaker does not
   */
  static @Nullable Exclusion check(Standing standing, boolean spared) {
    return switch (standing.breaker()) {
      case FORCED_OPEN ->
          new Exclusion(Reason.BREAKER_FORCED_OPEN, "an operator holds its breaker open");
      case OPEN ->
          spared
              ? rest(standing.rests())
              : new Exclusion(
                  Reason.BREAKER_OPEN,
                  "its breaker has been open for " + standing.openedMillisAgo() + " ms");
      case CLOSED, HALF_OPEN -> rest(standing.rests());
    };
  }

  private static @Nullable Exclusion rest(@Nullable Duration rests) {
    return rests == null
        ? null
        : new Exclusion(
            Reason.CREDENTIALS_RESTING,
            "all its keys are left alone for another " + rests.toMillis() + " ms");
  }
}
