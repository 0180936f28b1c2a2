package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.plan.Turn.Asked;
import io.turnpike.routing.gateway.plan.Turn.LeftOut;
import io.turnpike.routing.gateway.plan.eligibility.Verdict;
import io.turnpike.routing.gateway.plan.order.Sequence;
import io.turnpike.routing.plan.RoutePlan.Canary;
import io.turnpike.routing.plan.RoutePlan.Cheapest;
import io.turnpike.routing.plan.RoutePlan.Conditional;
import io.turnpike.routing.plan.RoutePlan.Fallback;
import io.turnpike.routing.plan.RoutePlan.LeastBusy;
import io.turnpike.routing.plan.RoutePlan.LeastLatency;
import io.turnpike.routing.plan.RoutePlan.LoadBalance;
import io.turnpike.routing.plan.RoutePlan.Priority;
import io.turnpike.routing.plan.RoutePlan.Rescue;
import io.turnpike.routing.plan.RoutePlan.Shadow;
import io.turnpike.routing.plan.RoutePlan.Step;
import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One request's way through its plan. Every strategy puts its steps in an order; then it is always
 * the first one and, after a failure that leads on, the next. A failure is an {@link
 * AttemptFailed}, which says that the client has seen nothing yet.
 */
final class PlanWalk {

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
    return take(call.plan().root(), null).answer().onErrorResume(AttemptFailed.class, this::end);
  }

  /**
   * @param stop where this step stands; null for the root
   */
  private Turn take(Step step, @Nullable Stop stop) {
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

  private Turn target(Target target, @Nullable Stop stop) {
    Verdict verdict = plan.eligibility().consider(target);
    return verdict.isEligible()
        ? new Asked(tries.of(verdict.present(), stop))
        : new LeftOut(Ineligible.step(verdict));
  }

  /**
   * Passes over steps that may not serve, however many there are, without going deeper for each.
   *
   * @param failed what an attempt in this sequence ended with; null while there was none
   */
  private Turn follow(
      Sequence sequence, int from, @Nullable Stop outer, @Nullable AttemptFailed failed) {
    AttemptFailed last = failed;
    for (int i = from; i < sequence.steps().size() && !tries.areUsedUp(); i++) {
      Step step = sequence.steps().get(i);
      Stop stop = new Stop(sequence, i, failed == null ? null : failed.failure(), outer);
      switch (take(step, stop)) {
        case Asked asked -> {
          return asked.orElse(after(sequence, i, outer, failed));
        }
        case LeftOut(AttemptFailed why) when failed == null ->
            last = step instanceof Target ? null : why;
        case LeftOut _ -> {}
      }
    }
    return new LeftOut(last == null ? leftOut(sequence) : last);
  }

  private Function<AttemptFailed, Mono<Void>> after(
      Sequence sequence, int index, @Nullable Stop outer, @Nullable AttemptFailed failed) {
    return failure -> after(failure, sequence, index, outer, failed);
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
    return follow(sequence, index + 1, outer, FallbackRule.wasLeftOut(last) ? null : last).answer();
  }

  private Turn rescue(Rescue rescue, @Nullable Stop stop) {
    return switch (take(rescue.step(), stop)) {
      case Asked asked -> asked.orElse(failure -> detour(rescue, failure, stop).answer());
      case LeftOut(AttemptFailed why) -> detour(rescue, why, stop);
    };
  }

  private Turn detour(Rescue rescue, AttemptFailed failure, @Nullable Stop stop) {
    Sequence sequence = Detours.of(rescue, failure);
    if (sequence.steps().isEmpty() || tries.areUsedUp()) {
      return new LeftOut(failure);
    }
    trail.turned(sequence, failure);
    return follow(sequence, 0, stop, failure);
  }

  private AttemptFailed leftOut(Sequence sequence) {
    return Ineligible.passing(
        Detours.allTooSmall(plan.eligibility().left(), sequence)
            ? "context_too_small"
            : "no_eligible_target");
  }

  /** Perhaps nothing has been asked, and only because every breaker is open. */
  private Mono<Void> end(AttemptFailed failure) {
    if (!FallbackRule.wasLeftOut(failure) || call.context().attempts().made() > 0) {
      return Mono.error(failure);
    }
    Verdict longest = Panic.of(plan.eligibility().left());
    if (longest != null) {
      trail.panicked(longest);
      return tries.forced(longest.present());
    }
    AttemptFailed refusal = saysAll(failure) ? failure : Ineligible.all(plan.eligibility().left());
    trail.refused(refusal);
    return Mono.error(refusal);
  }

  /** What was wrong with the request for one target is all there is to say, if time mends none. */
  private boolean saysAll(AttemptFailed failure) {
    return failure.failure() == FailureClass.BREAKER_OPEN
        || failure.status() != 0 && Ineligible.areClients(plan.eligibility().left());
  }
}
