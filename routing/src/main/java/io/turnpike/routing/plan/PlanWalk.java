package io.turnpike.routing.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.RoutePlan;
import io.turnpike.routing.RoutePlan.Fallback;
import io.turnpike.routing.RoutePlan.Step;
import io.turnpike.routing.RoutePlan.Target;
import io.turnpike.routing.attempt.AttemptFailed;
import io.turnpike.routing.attempt.Call;
import io.turnpike.routing.attempt.Chance;
import java.time.Duration;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * One request's way through its plan. Goes on to the next try only after an {@link AttemptFailed},
 * which says that the client has seen nothing yet; ends with the last one when there is nothing
 * left to try.
 */
public final class PlanWalk {

  /** However a plan is nested, a request costs no more calls than this. */
  static final int MOST_ATTEMPTS = 5;

  private final Call call;
  private final BiFunction<Target, Chance, Mono<Void>> attempt;
  private final RetryRule retries;

  private PlanWalk(Call call, BiFunction<Target, Chance, Mono<Void>> attempt) {
    this.call = call;
    this.attempt = attempt;
    this.retries = new RetryRule(call);
  }

  public static Mono<Void> walk(Call call, BiFunction<Target, Chance, Mono<Void>> attempt) {
    call.draft().decide(call.plan().config() == null ? "direct" : "single");
    return new PlanWalk(call, attempt).take(call.plan().root(), false);
  }

  /** A target whose connection is gone. */
  public static AttemptFailed missing(Call call, Target target) {
    AttemptFailed missing =
        new AttemptFailed(
            FailureClass.NOT_FOUND,
            "provider_not_found",
            "There is no provider connection named \"" + target.connection() + "\".");
    String model = String.valueOf(target.model());
    call.draft().skipped(target.connection(), model, missing.failure(), missing.sentence());
    return missing;
  }

  /**
   * @param elsewhere another target follows, which is better than waiting for this one
   */
  private Mono<Void> take(Step step, boolean elsewhere) {
    return switch (step) {
      case Target target -> tries(target, 0, elsewhere);
      case Fallback fallback -> steps(fallback, 0, elsewhere);
      case RoutePlan.LoadBalance _,
          RoutePlan.Canary _,
          RoutePlan.Conditional _,
          RoutePlan.LeastLatency _,
          RoutePlan.LeastBusy _,
          RoutePlan.Cheapest _,
          RoutePlan.Priority _,
          RoutePlan.Rescue _,
          RoutePlan.Shadow _ ->
          throw new IllegalStateException("No document compiles to this step yet: " + step.at());
    };
  }

  private Mono<Void> steps(Fallback fallback, int index, boolean elsewhere) {
    boolean last = index == fallback.steps().size() - 1;
    call.draft().decide(Decisions.fallback(index, fallback.steps().size(), call.draft()));
    Mono<Void> step = take(fallback.steps().get(index), elsewhere || !last);
    return last
        ? step
        : step.onErrorResume(
            AttemptFailed.class,
            failure ->
                leaves(fallback, failure)
                    ? steps(fallback, index + 1, elsewhere)
                    : Mono.error(failure));
  }

  private Mono<Void> tries(Target target, int retry, boolean elsewhere) {
    Chance chance = elsewhere ? Chance.OTHERS_FOLLOW : Chance.LAST;
    return Mono.defer(() -> attempt.apply(target, chance))
        .onErrorResume(AttemptFailed.class, failure -> again(target, retry, elsewhere, failure));
  }

  private Mono<Void> again(Target target, int retry, boolean elsewhere, AttemptFailed failure) {
    Duration wait =
        call.draft().attempts() < MOST_ATTEMPTS
            ? retries.wait(target, retry, elsewhere, failure)
            : null;
    return wait == null
        ? Mono.error(failure)
        : Mono.delay(wait).then(Mono.defer(() -> tries(target, retry + 1, elsewhere)));
  }

  private boolean leaves(Fallback fallback, AttemptFailed failure) {
    return call.draft().attempts() < MOST_ATTEMPTS && FallbackRule.leaves(fallback, failure);
  }
}
