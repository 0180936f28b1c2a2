package io.turnpike.routing.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.RoutePlan.Canary;
import io.turnpike.routing.RoutePlan.Cheapest;
import io.turnpike.routing.RoutePlan.Conditional;
import io.turnpike.routing.RoutePlan.Fallback;
import io.turnpike.routing.RoutePlan.LeastBusy;
import io.turnpike.routing.RoutePlan.LeastLatency;
import io.turnpike.routing.RoutePlan.LoadBalance;
import io.turnpike.routing.RoutePlan.Priority;
import io.turnpike.routing.RoutePlan.Rescue;
import io.turnpike.routing.RoutePlan.Shadow;
import io.turnpike.routing.RoutePlan.Step;
import io.turnpike.routing.RoutePlan.Target;
import io.turnpike.routing.attempt.AttemptFailed;
import io.turnpike.routing.attempt.Call;
import io.turnpike.routing.plan.eligibility.Verdict;
import io.turnpike.routing.plan.order.Sequence;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One request's way through its plan. Every strategy puts its steps in an order; then it is always
 * the first one and, after a failure that leads on, the next. A failure is an {@link
 * AttemptFailed}, which says that the client has seen nothing yet.
 */
final class PlanWalk {

  /** However a plan is nested, a request costs no more calls than this. */
  static final int MOST_ATTEMPTS = 5;

  private final Call call;
  private final PlanEvaluation plan;
  private final Tries tries;
  private final Shadowing shadowing;
  private final Trail trail;

  PlanWalk(PlanEvaluation plan, Tries tries, Shadowing shadowing) {
    this.call = plan.call();
    this.plan = plan;
    this.tries = tries;
    this.shadowing = shadowing;
    this.trail = new Trail(call);
  }

  Mono<Void> walk() {
    return take(call.plan().root(), null).onErrorResume(AttemptFailed.class, this::end);
  }

  /**
   * @param stop where this step stands; null for the root
   */
  private Mono<Void> take(Step step, @Nullable Stop stop) {
    return switch (step) {
      case Target target -> target(target, stop);
      case Rescue rescue -> rescue(rescue, stop);
      case Shadow shadow -> {
        shadowing.copy(shadow);
        yield take(shadow.step(), stop);
      }
      case Fallback _,
          LoadBalance _,
          Canary _,
          Conditional _,
          LeastLatency _,
          LeastBusy _,
          Cheapest _,
          Priority _ ->
          follow(plan.orders().of(step), 0, stop, null);
    };
  }

  private Mono<Void> target(Target target, @Nullable Stop stop) {
    Verdict verdict = plan.eligibility().consider(target);
    return verdict.isEligible()
        ? tries.of(verdict.present(), stop)
        : Mono.error(Ineligible.step(verdict));
  }

  /**
   * @param failed what an attempt in this sequence ended with; null while there was none
   */
  private Mono<Void> follow(
      Sequence sequence, int from, @Nullable Stop outer, @Nullable AttemptFailed failed) {
    int index = next(sequence, from);
    if (index == sequence.steps().size() || tries.areUsedUp()) {
      return Mono.error(failed == null ? leftOut(sequence) : failed);
    }
    Stop stop = new Stop(sequence, index, failed == null ? null : failed.failure(), outer);
    return take(sequence.steps().get(index), stop)
        .onErrorResume(
            AttemptFailed.class, failure -> after(failure, sequence, index, outer, failed));
  }

  private Mono<Void> after(
      AttemptFailed failure,
      Sequence sequence,
      int index,
      @Nullable Stop outer,
      @Nullable AttemptFailed failed) {
    boolean leftOut = FallbackRule.wasLeftOut(failure);
    AttemptFailed last = leftOut && failed != null ? failed : failure;
    if (index + 1 == sequence.steps().size()) {
      return Mono.error(last);
    }
    if (tries.areUsedUp() || !FallbackRule.leaves(sequence.failover(), failure)) {
      trail.stopped(sequence, failure, tries.areUsedUp());
      return Mono.error(last);
    }
    trail.wentOn(sequence, failure);
    return follow(sequence, index + 1, outer, FallbackRule.wasLeftOut(last) ? null : last);
  }

  /** Passes over targets that may not serve, however many there are. */
  private int next(Sequence sequence, int from) {
    int index = from;
    while (index < sequence.steps().size()
        && sequence.steps().get(index) instanceof Target target
        && !plan.eligibility().consider(target).isEligible()) {
      index++;
    }
    return index;
  }

  private Mono<Void> rescue(Rescue rescue, @Nullable Stop stop) {
    return take(rescue.step(), stop)
        .onErrorResume(AttemptFailed.class, failure -> rescue(rescue, failure, stop));
  }

  private Mono<Void> rescue(Rescue rescue, AttemptFailed failure, @Nullable Stop stop) {
    Sequence sequence = Detours.of(rescue, failure);
    if (sequence.steps().isEmpty() || tries.areUsedUp()) {
      return Mono.error(failure);
    }
    trail.turned(sequence, failure);
    return follow(sequence, 0, stop, failure);
  }

  private boolean isUnderWay() {
    return call.draft().dispatched() > 0;
  }

  private AttemptFailed leftOut(Sequence sequence) {
    return Ineligible.passing(
        Detours.allTooSmall(plan.eligibility().left(), sequence)
            ? "context_too_small"
            : "no_eligible_target");
  }

  /** Nothing has been asked: perhaps only because every breaker is open. */
  private Mono<Void> end(AttemptFailed failure) {
    if (!FallbackRule.wasLeftOut(failure) || failure.status() != 0 || isUnderWay()) {
      return Mono.error(failure);
    }
    Verdict longest = Panic.of(plan.eligibility().left());
    if (longest != null) {
      trail.panicked(longest);
      return tries.forced(longest.present());
    }
    return Mono.error(
        failure.failure() == FailureClass.BREAKER_OPEN
            ? failure
            : Ineligible.all(plan.eligibility().left()));
  }
}
