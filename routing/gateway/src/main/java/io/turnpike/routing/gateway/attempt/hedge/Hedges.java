package io.turnpike.routing.gateway.attempt.hedge;

import io.turnpike.routing.gateway.attempt.health.BreakerState;
import io.turnpike.routing.gateway.attempt.health.TargetHealth;
import io.turnpike.routing.gateway.attempt.permit.AttemptPermits;
import io.turnpike.routing.gateway.attempt.permit.RetryBudgets;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.usage.GatewayMeters;
import io.turnpike.routing.plan.Hedge;
import io.turnpike.routing.usage.DecisionNote;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * A second try beside one that takes long, for targets that ask for it. Only while the client has
 * seen nothing, only for a share of the target's requests, and out of the retry budget.
 */
@Component
public class Hedges {

  private static final int LEAST_SAMPLES = 20;

  private final AttemptPermits tickets;
  private final RetryBudgets budgets;
  private final GatewayMeters meters;

  Hedges(AttemptPermits tickets, RetryBudgets budgets, GatewayMeters meters) {
    this.tickets = tickets;
    this.budgets = budgets;
    this.meters = meters;
  }

  /**
   * @param attempt one try on the side it is given
   */
  public Mono<Void> race(
      Call call, Candidate candidate, Hedge hedge, Function<HedgedTry, Mono<Void>> attempt) {
    TargetHealth target = tickets.target(call, candidate);
    target.hedges().request();
    long after = afterMicros(hedge, target, call.body().stream());
    if (after < 0) {
      return attempt.apply(HedgedTry.ALONE);
    }
    Race race = new Race();
    Mono<Finish> second =
        Mono.delay(Duration.ofNanos(after * 1_000))
            .takeUntilOther(race.second().lost())
            .filter(_ -> begins(call, candidate, hedge, race))
            .doOnNext(_ -> tell(call, candidate, after))
            .flatMap(_ -> run(race.second(), attempt));
    // Nothing here may cancel a try that has just ended well: its last bytes are still on the way.
    return Flux.merge(run(race.first(), attempt), second)
        .<Throwable>handle((finish, failed) -> race.finished(finish.side(), finish.end(), failed))
        .reduce((first, _) -> first)
        .flatMap(Mono::error);
  }

  private static Mono<Finish> run(HedgedTry side, Function<HedgedTry, Mono<Void>> attempt) {
    return attempt
        .apply(side)
        .takeUntilOther(side.lost())
        .materialize()
        .map(end -> new Finish(side, end));
  }

  private boolean begins(Call call, Candidate candidate, Hedge hedge, Race race) {
    TargetHealth target = tickets.target(call, candidate);
    return target.state() == BreakerState.CLOSED
        && call.context().attempts().isLeft()
        && target.hedges().take(hedge.maxPercent())
        && budgets.take(call, candidate)
        && race.join();
  }

  private void tell(Call call, Candidate candidate, long after) {
    int beside = call.draft().attempts();
    meters.hedged();
    call.draft().note(new DecisionNote.Hedged(candidate.target().at(), beside + 1, beside, after));
  }

  /** -1 for not at all: how long is long is not known yet. */
  private static long afterMicros(Hedge hedge, TargetHealth target, boolean streamed) {
    Duration after = hedge.after();
    return after != null
        ? after.toNanos() / 1_000
        : target.times().longest(streamed, LEAST_SAMPLES);
  }

  private record Finish(HedgedTry side, Signal<Void> end) {}
}
