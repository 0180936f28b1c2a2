package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.Chance;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.usage.Reason;
import java.time.Duration;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tries at one target: the first, and those that its plan allows to follow it. */
final class TargetAttempts {

  /** One try: completes when the client has its answer. */
  interface Attempt {
    Mono<Void> of(Call call, Candidate candidate, Chance chance);
  }

  private static final int PAYMENT_REQUIRED = 402;

  private final Call call;
  private final PlanEvaluation plan;
  private final Attempt attempt;
  private final BiPredicate<Call, Candidate> budget;
  private final RetryRule retries;
  private final DecisionLog decisions;

  /**
   * @param budget whether a retry may be made, on top of what the plan allows
   */
  TargetAttempts(PlanEvaluation plan, Attempt attempt, BiPredicate<Call, Candidate> budget) {
    this.call = plan.call();
    this.plan = plan;
    this.attempt = attempt;
    this.budget = budget;
    this.retries = new RetryRule(call);
    this.decisions = new DecisionLog(call);
  }

  Mono<Void> of(Candidate candidate, @Nullable PlanPosition position) {
    decisions.at(position);
    return once(candidate, position, 0);
  }

  /** One that is asked although its breaker is open. */
  Mono<Void> forced(Candidate candidate) {
    return Mono.defer(() -> attempt.of(call, candidate, Chance.FORCED));
  }

  boolean areUsedUp() {
    return call.context().attempts().isUsedUp();
  }

  private Mono<Void> once(Candidate candidate, @Nullable PlanPosition position, int retry) {
    Chance chance = chance(candidate, position);
    return Mono.defer(() -> attempt.of(call, candidate, chance))
        .onErrorResume(AttemptFailed.class, failure -> again(candidate, position, retry, failure));
  }

  private Chance chance(Candidate candidate, @Nullable PlanPosition position) {
    if (plan.eligibility().isSpared(candidate.target())) {
      return Chance.SPARED;
    }
    return PlanPosition.leadsOn(position, null, plan.others()) ? Chance.OTHERS_FOLLOW : Chance.LAST;
  }

  private Mono<Void> again(
      Candidate candidate, @Nullable PlanPosition position, int retry, AttemptFailed failure) {
    turnedAway(candidate, failure);
    Duration wait = areUsedUp() ? null : wait(candidate, position, retry, failure);
    if (wait == null || !budget.test(call, candidate)) {
      return Mono.error(failure);
    }
    decisions.retries(candidate, failure, wait);
    return Mono.delay(wait).then(Mono.defer(() -> once(candidate, position, retry + 1)));
  }

  private void turnedAway(Candidate candidate, AttemptFailed failure) {
    if (failure.failure() == FailureClass.BREAKER_OPEN) {
      turnedAway(candidate, Reason.BREAKER_OPEN, "its breaker let nothing more through");
    } else if (failure.failure() == FailureClass.INELIGIBLE) {
      switch (failure.status()) {
        case 0 -> turnedAway(candidate, Reason.OUT_OF_TIME, "too little time was left for it");
        case PAYMENT_REQUIRED -> tooDear(candidate, failure);
        default ->
            turnedAway(candidate, Reason.UNTRANSLATABLE, "its provider cannot be asked this");
      }
    }
  }

  private void turnedAway(Candidate candidate, Reason reason, String detail) {
    plan.eligibility().turnedAway(candidate.target(), reason, detail);
  }

  private void tooDear(Candidate candidate, AttemptFailed failure) {
    if (failure.code().equals(Reason.UNPRICED_MODEL.word())) {
      turnedAway(
          candidate, Reason.UNPRICED_UNDER_BUDGET, "a hard budget applies and it has no price");
    } else {
      turnedAway(
          candidate, Reason.BUDGET_EXCEEDED, "what it could cost does not fit into what is left");
    }
  }

  private @Nullable Duration wait(
      Candidate candidate, @Nullable PlanPosition position, int retry, AttemptFailed failure) {
    Retry allowed = call.retry(candidate.target());
    return allowed.attempts() == 0 && allowed.perClass().isEmpty()
        ? null
        : retries.wait(
            candidate.target(),
            retry,
            PlanPosition.leadsOn(position, failure, plan.others()),
            failure);
  }
}
