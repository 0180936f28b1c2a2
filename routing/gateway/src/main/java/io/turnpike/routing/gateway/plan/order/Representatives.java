package io.turnpike.routing.gateway.plan.order;

import io.turnpike.routing.gateway.plan.eligibility.Eligibility;
import io.turnpike.routing.gateway.plan.eligibility.Verdict;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LeastBusy;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.LoadBalance;
import io.turnpike.routing.plan.Step.Named;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.plan.Step.Tiered;
import io.turnpike.routing.plan.Step.Weighted;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.Reason;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A nested step is judged by the first of its targets, in document order, that may serve. */
public final class Representatives {

  private final Function<Target, Verdict> judge;

  private Representatives(Function<Target, Verdict> judge) {
    this.judge = judge;
  }

  /** Targets that are passed over have had their turn. */
  static Representatives considering(Eligibility eligibility) {
    return new Representatives(eligibility::consider);
  }

  /** For looking ahead. */
  public static Representatives peeking(Eligibility eligibility) {
    return new Representatives(eligibility::of);
  }

  /** Null when none of its targets may serve. */
  public @Nullable Verdict of(Step step) {
    return switch (step) {
      case Target target -> eligible(judge.apply(target));
      case Fallback it -> first(it.steps());
      case LoadBalance it -> weighted(it.choices());
      case Canary it -> either(it.stable(), it.canary());
      case Conditional it -> branch(it);
      case LeastLatency it -> first(it.steps());
      case LeastBusy it -> first(it.steps());
      case Cheapest it -> first(it.steps());
      case Priority it -> tiered(it.choices());
      case Named it -> of(it.step());
      case Rescue it -> rescued(it);
      case Shadow it -> of(it.step());
    };
  }

  private static @Nullable Verdict eligible(Verdict verdict) {
    return verdict.isEligible() ? verdict : null;
  }

  private @Nullable Verdict first(List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      Verdict verdict = of(steps.get(i));
      if (verdict != null) {
        return verdict;
      }
    }
    return null;
  }

  private @Nullable Verdict weighted(List<Weighted> choices) {
    for (int i = 0; i < choices.size(); i++) {
      Verdict verdict = of(choices.get(i).step());
      if (verdict != null) {
        return verdict;
      }
    }
    return null;
  }

  private @Nullable Verdict tiered(List<Tiered> choices) {
    for (int i = 0; i < choices.size(); i++) {
      Verdict verdict = of(choices.get(i).step());
      if (verdict != null) {
        return verdict;
      }
    }
    return null;
  }

  private @Nullable Verdict branch(Conditional conditional) {
    for (Branch branch : conditional.branches()) {
      Verdict verdict = of(branch.step());
      if (verdict != null) {
        return verdict;
      }
    }
    return conditional.otherwise() == null ? null : of(conditional.otherwise());
  }

  private @Nullable Verdict either(Step one, Step other) {
    Verdict verdict = of(one);
    return verdict == null ? of(other) : verdict;
  }

  /** A request that is too long for the step itself may fit where it leads. */
  private @Nullable Verdict rescued(Rescue rescue) {
    Verdict own = of(rescue.step());
    return own != null || !mayBeTooSmall(rescue.step()) ? own : first(rescue.contextWindow());
  }

  private boolean mayBeTooSmall(Step step) {
    return !(step instanceof Target target) || judge.apply(target).isFor(Reason.CONTEXT_TOO_SMALL);
  }
}
