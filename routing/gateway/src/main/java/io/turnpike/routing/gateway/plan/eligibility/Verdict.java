package io.turnpike.routing.gateway.plan.eligibility;

import io.turnpike.routing.gateway.attempt.TargetStats.Standing;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a request makes of a target at one moment.
 *
 * @param candidate null when the target's connection does not exist or cannot be opened
 * @param standing how the target does; null when it did not come to that
 * @param exclusion null for a target that may serve
 */
public record Verdict(
    Target target,
    @Nullable Candidate candidate,
    @Nullable Standing standing,
    @Nullable Exclusion exclusion) {

  public boolean isEligible() {
    return exclusion == null;
  }

  public boolean isFor(Reason reason) {
    return exclusion != null && exclusion.reason() == reason;
  }

  /** Of a target that may serve. */
  public Candidate present() {
    if (candidate == null) {
      throw new IllegalStateException("Only a target with a connection can be asked.");
    }
    return candidate;
  }

  /** Of a target that may serve, or lacks only a closed breaker. */
  public Standing known() {
    if (standing == null) {
      throw new IllegalStateException("Nobody asked how this target does.");
    }
    return standing;
  }
}
