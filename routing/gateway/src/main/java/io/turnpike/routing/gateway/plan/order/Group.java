package io.turnpike.routing.gateway.plan.order;

import io.turnpike.routing.gateway.attempt.Ejection;
import io.turnpike.routing.gateway.attempt.TargetStats.Standing;
import io.turnpike.routing.gateway.plan.eligibility.Eligibility;
import io.turnpike.routing.gateway.plan.eligibility.Verdict;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Steps that share a load, of which open breakers may take only so many away. */
final class Group {

  private final Eligibility eligibility;
  private final Representatives representatives;

  Group(Eligibility eligibility) {
    this.eligibility = eligibility;
    this.representatives = Representatives.considering(eligibility);
  }

  /** Who speaks for each step, by its place; null for one that is left out. */
  @Nullable Verdict[] of(int size, IntFunction<Step> steps) {
    if (hasOpenBreakers(size, steps)) {
      spare(size, steps);
    }
    @Nullable Verdict[] verdicts = new @Nullable Verdict[size];
    for (int i = 0; i < size; i++) {
      verdicts[i] = representatives.of(steps.apply(i));
    }
    return verdicts;
  }

  private boolean hasOpenBreakers(int size, IntFunction<Step> steps) {
    for (int i = 0; i < size; i++) {
      if (steps.apply(i) instanceof Target target
          && eligibility.of(target).isFor(Reason.BREAKER_OPEN)) {
        return true;
      }
    }
    return false;
  }

  private void spare(int size, IntFunction<Step> steps) {
    List<Target> members = new ArrayList<>(size);
    List<Standing> standings = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      if (steps.apply(i) instanceof Target target) {
        Verdict verdict = eligibility.of(target);
        if (verdict.isEligible() || verdict.isFor(Reason.BREAKER_OPEN)) {
          members.add(target);
          standings.add(verdict.known());
        }
      }
    }
    spare(members, Ejection.of(standings));
  }

  private void spare(List<Target> members, BitSet ejected) {
    for (int i = 0; i < members.size(); i++) {
      Target member = members.get(i);
      if (!ejected.get(i) && eligibility.of(member).isFor(Reason.BREAKER_OPEN)) {
        eligibility.spare(member);
      }
    }
  }
}
