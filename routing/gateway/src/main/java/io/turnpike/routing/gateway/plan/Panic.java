package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.gateway.attempt.TargetStats.Standing;
import io.turnpike.routing.gateway.plan.eligibility.Verdict;
import io.turnpike.routing.usage.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When nothing may be asked but for open breakers, the one that has been open longest is asked all
 * the same: it is the likeliest to have recovered, and the client has nothing to lose.
 */
final class Panic {

  private Panic() {}

  /** Null when no target lacks only a closed breaker. */
  static @Nullable Verdict of(List<Verdict> left) {
    Verdict longest = null;
    for (Verdict verdict : left) {
      if (verdict.isFor(Reason.BREAKER_OPEN)
          && verdict.candidate() != null
          && (longest == null || openFor(verdict) > openFor(longest))) {
        longest = verdict;
      }
    }
    return longest;
  }

  private static long openFor(Verdict verdict) {
    Standing standing = verdict.standing();
    return standing == null ? 0 : standing.openedMillisAgo();
  }
}
