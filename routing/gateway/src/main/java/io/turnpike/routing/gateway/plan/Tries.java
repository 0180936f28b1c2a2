package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.AttemptFailed;
import io.turnpike.routing.gateway.attempt.Call;
import io.turnpike.routing.gateway.attempt.Candidate;
import io.turnpike.routing.gateway.attempt.Chance;
import io.turnpike.routing.usage.Reason;
import java.time.Duration;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tries at one target: the first, and those that its plan allows to follow it. */
final class Tries {

  /** One try: completes when the client has its answer. */
  interface Attempt {
    Mono<Void> of(Call call, Candidate candidate, Chance chance);
  }

  private final Call call;
  private final PlanEvaluation plan;
  private final Attempt attempt;
  private final BiPredicate<Call, Candidate> budget;
  private final RetryRule retries;
  private final Trail trail;

  /**
   * @param budget whether a retry may be made, on top of what the plan allows
   */
  Tries(PlanEvaluation plan, Attempt attempt, BiPredicate<Call, Candidate> budget) {
    this.call = plan.call();
    this.plan = plan;
    this.attempt = attempt;
    this.budget = budget;
    this.retries = new RetryRule(call);
    this.trail = new Trail(call);
  }

  Mono<Void> of(Candidate candidate, @Nullable Stop stop) {
    trail.at(stop);
    return once(candidate, stop, 0);
  }

  /** One that is asked although its breaker is open. */
  Mono<Void> forced(Candidate candidate) {
    return Mono.defer(() -> attempt.of(call, candidate, Chance.FORCED));
  }

  boolean areUsedUp() {
    return call.draft().dispatched() >= PlanWalk.MOST_ATTEMPTS
        || call.draft().attempts() >= PlanWalk.MOST_TURNED_AWAY;
  }

  private Mono<Void> once(Candidate candidate, @Nullable Stop stop, int retry) {
    Chance chance = chance(candidate, stop);
    return Mono.defer(() -> attempt.of(call, candidate, chance))
        .onErrorResume(AttemptFailed.class, failure -> again(candidate, stop, retry, failure));
  }

  private Chance chance(Candidate candidate, @Nullable Stop stop) {
    if (plan.eligibility().isSpared(candidate.target())) {
      return Chance.SPARED;
    }
    return Stop.leadsOn(stop, null, plan.others()) ? Chance.OTHERS_FOLLOW : Chance.LAST;
  }

  private Mono<Void> again(
      Candidate candidate, @Nullable Stop stop, int retry, AttemptFailed failure) {
    turnedAway(candidate, failure);
    Duration wait = areUsedUp() ? null : wait(candidate, stop, retry, failure);
    if (wait == null || !budget.test(call, candidate)) {
      return Mono.error(failure);
    }
    trail.retries(candidate, failure, wait);
    return Mono.delay(wait).then(Mono.defer(() -> once(candidate, stop, retry + 1)));
  }

  private void turnedAway(Candidate candidate, AttemptFailed failure) {
    if (failure.failure() == FailureClass.BREAKER_OPEN) {
      plan.eligibility()
          .turnedAway(
              candidate.target(), Reason.BREAKER_OPEN, "its breaker let nothing more through");
    } else if (failure.failure() == FailureClass.INELIGIBLE) {
      boolean words = failure.status() != 0;
      plan.eligibility()
          .turnedAway(
              candidate.target(),
              words ? Reason.UNTRANSLATABLE : Reason.OUT_OF_TIME,
              words ? "its provider cannot be asked this" : "too little time was left for it");
    }
  }

  private @Nullable Duration wait(
      Candidate candidate, @Nullable Stop stop, int retry, AttemptFailed failure) {
    return candidate.target().retry().attempts() == 0
            && candidate.target().retry().perClass().isEmpty()
        ? null
        : retries.wait(
            candidate.target(), retry, Stop.leadsOn(stop, failure, plan.others()), failure);
  }
}
