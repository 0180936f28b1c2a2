package io.turnpike.routing.gateway.plan.eligibility;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.TargetStats.Standing;
import io.turnpike.routing.gateway.attempt.WaitWords;
import io.turnpike.routing.usage.Reason;
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
              ? onCooldown(standing)
              : new Exclusion(
                  Reason.BREAKER_OPEN,
                  "its breaker has been open for "
                      + WaitWords.of(Duration.ofMillis(standing.openedMillisAgo())));
      case CLOSED, HALF_OPEN -> onCooldown(standing);
    };
  }

  private static @Nullable Exclusion onCooldown(Standing standing) {
    Duration cooldown = standing.cooldown();
    return cooldown == null
        ? null
        : new Exclusion(Reason.CREDENTIALS_RESTING, words(cooldown, standing.cooldownReason()));
  }

  private static String words(Duration cooldown, @Nullable FailureClass why) {
    return why == FailureClass.AUTH
        ? "the provider refuses all its keys; one is tried again in " + WaitWords.of(cooldown)
        : "all its keys are on cooldown for another " + WaitWords.of(cooldown);
  }
}
