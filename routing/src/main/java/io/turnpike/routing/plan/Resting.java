package io.turnpike.routing.plan;

import io.turnpike.routing.attempt.Standings.Standing;
import io.turnpike.routing.plan.eligibility.Reason;
import io.turnpike.routing.plan.eligibility.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When nothing may be asked because keys rest, the one that is ready first is gone to all the same:
 * it sends nothing, and says why they rest and for how long.
 */
final class Resting {

  private Resting() {}

  /** Null when no target lacks only a key. */
  static @Nullable Verdict of(List<Verdict> left) {
    Verdict first = null;
    for (Verdict verdict : left) {
      if (verdict.isFor(Reason.CREDENTIALS_RESTING)
          && verdict.candidate() != null
          && (first == null || rests(verdict).compareTo(rests(first)) < 0)) {
        first = verdict;
      }
    }
    return first;
  }

  private static Duration rests(Verdict verdict) {
    Standing standing = verdict.standing();
    Duration rests = standing == null ? null : standing.rests();
    return rests == null ? Duration.ZERO : rests;
  }
}
