package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.plan.StepResult.Attempted;
import io.turnpike.routing.gateway.plan.StepResult.Skipped;
import io.turnpike.routing.gateway.plan.eligibility.Verdict;
import io.turnpike.routing.gateway.plan.order.Sequence;
import io.turnpike.routing.plan.Step;
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
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One request's way through its plan. Every strategy puts its steps in an order; then it is always
 * the first one and, after a failure that leads on, the next. A failure is an {@link
 * AttemptFailed}, which says that the client has seen nothing yet.
 */
final class PlanWalk {

  private static final int PAYMENT_REQUIRED = 402;

  private final Call call;
  private final PlanEvaluation plan;
  private final TargetAttempts attempts;
  private final Shadowing shadowing;
  private final DecisionLog decisions;

  PlanWalk(PlanEvaluation plan, TargetAttempts attempts, Shadowing shadowing) {
    this.call = plan.call();
    this.plan = plan;
    this.attempts = attempts;
    this.shadowing = shadowing;
    this.decisions = new DecisionLog(call);
  }

  Mono<Void> walk() {
    return take(call.plan().root(), null).answer().onErrorResume(AttemptFailed.class, this::end);
  }

  /**
   * @param position where this step stands; null for the root
   */
  private StepResult take(Step step, @Nullable PlanPosition position) {
    return switch (step) {
      case Target target -> target(target, position);
      case Named named -> take(named.step(), position);
      case Rescue rescue -> rescue(rescue, position);
      case Shadow shadow -> {
        shadowing.copy(shadow);
        yield take(shadow.step(), position);
      }
      case Fallback _,
          LoadBalance _,
          Canary _,
          Conditional _,
          LeastLatency _,
          LeastBusy _,
          Cheapest _,
          Priority _ ->
          follow(plan.orders().of(step), 0, position, null);
    };
  }

  private StepResult target(Target target, @Nullable PlanPosition position) {
    Verdict verdict = plan.eligibility().consider(target);
    return verdict.isEligible()
        ? new Attempted(attempts.of(verdict.present(), position))
        : new Skipped(Ineligible.step(verdict));
  }

  /**
   * Passes over steps that may not serve, however many there are, without going deeper for each.
   *
   * @param failed what an attempt in this sequence ended with; null while there was none
   */
  private StepResult follow(
      Sequence sequence, int from, @Nullable PlanPosition outer, @Nullable AttemptFailed failed) {
    AttemptFailed last = failed;
    for (int i = from; i < sequence.steps().size() && !attempts.areUsedUp(); i++) {
      Step step = sequence.steps().get(i);
      PlanPosition position =
          new PlanPosition(sequence, i, failed == null ? null : failed.failure(), outer);
      switch (take(step, position)) {
        case Attempted attempted -> {
          return attempted.orElse(after(sequence, i, outer, failed));
        }
        case Skipped(AttemptFailed why) when failed == null ->
            last = step instanceof Target ? null : why;
        case Skipped _ -> {}
      }
    }
    return new Skipped(last == null ? leftOut(sequence) : last);
  }

  private Function<AttemptFailed, Mono<Void>> after(
      Sequence sequence, int index, @Nullable PlanPosition outer, @Nullable AttemptFailed failed) {
    return failure -> after(failure, sequence, index, outer, failed);
  }

  private Mono<Void> after(
      AttemptFailed failure,
      Sequence sequence,
      int index,
      @Nullable PlanPosition outer,
      @Nullable AttemptFailed failed) {
    boolean leftOut = FallbackRule.wasLeftOut(failure);
    AttemptFailed last = leftOut && failed != null ? failed : failure;
    if (index + 1 == sequence.steps().size()) {
      return Mono.error(last);
    }
    if (attempts.areUsedUp() || !FallbackRule.leaves(sequence.failover(), failure)) {
      decisions.stopped(sequence, failure, attempts.areUsedUp());
      return Mono.error(last);
    }
    decisions.wentOn(sequence, failure);
    return follow(sequence, index + 1, outer, FallbackRule.wasLeftOut(last) ? null : last).answer();
  }

  private StepResult rescue(Rescue rescue, @Nullable PlanPosition position) {
    return switch (take(rescue.step(), position)) {
      case Attempted attempted ->
          attempted.orElse(failure -> detour(rescue, failure, position).answer());
      case Skipped(AttemptFailed why) -> detour(rescue, why, position);
    };
  }

  private StepResult detour(Rescue rescue, AttemptFailed failure, @Nullable PlanPosition position) {
    Sequence sequence = Detours.of(rescue, failure);
    if (sequence.steps().isEmpty() || attempts.areUsedUp()) {
      return new Skipped(failure);
    }
    decisions.turned(sequence, failure);
    return follow(sequence, 0, position, failure);
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
      decisions.panicked(longest);
      return attempts.forced(longest.present());
    }
    AttemptFailed refusal = saysAll(failure) ? failure : Ineligible.all(plan.eligibility().left());
    decisions.refused(refusal);
    return Mono.error(refusal);
  }

  /** What was wrong with the request for one target is all there is to say, if time mends none. */
  private boolean saysAll(AttemptFailed failure) {
    List<Verdict> left = plan.eligibility().left();
    return failure.failure() == FailureClass.BREAKER_OPEN
        || failure.status() == PAYMENT_REQUIRED && Ineligible.areOfMoney(left)
        || failure.status() != 0 && Ineligible.areClients(left);
  }
}
