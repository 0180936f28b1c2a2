package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.gateway.attempt.hedge.Try;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.CallHold;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.Stake;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lets an attempt begin whose worst fits beside what its call has cost so far. */
final class Coverage {

  /** Begins an attempt; without a stake where nothing is held. */
  interface Beginning extends BiFunction<Try, @Nullable Stake, Mono<Void>> {}

  private Coverage() {}

  static Mono<Void> of(Try one, Beginning beginning) {
    Quote worst = one.candidate().quote();
    return worst == null ? beginning.apply(one, null) : covered(one, worst, beginning);
  }

  private static Mono<Void> covered(Try one, Quote worst, Beginning beginning) {
    Call call = one.call();
    CallHold held = call.context().hold();
    Stake stake = held.stake(worst);
    return call.client()
        .hereafter(held.cover())
        .flatMap(
            fits ->
                fits
                    ? beginning.apply(one, stake)
                    : Mono.error(leftOut(call, one.candidate(), held.exceeded())))
        .doFinally(_ -> held.over(stake));
  }

  /** Without having been asked; where many are, not all of them are looked at. */
  static AttemptFailed leftOut(Call call, Candidate candidate, AttemptFailed why) {
    if (call.context().attempts().take()) {
      call.context().attempts().giveBack();
    }
    skip(call, candidate, why);
    return why;
  }

  /** Recorded as one for which nothing was sent. */
  static void skip(Call call, Candidate candidate, AttemptFailed refused) {
    call.context().turnTo(candidate);
    call.draft()
        .skipped(
            candidate.target().at(),
            candidate.connection().name(),
            candidate.model(),
            refused.failure(),
            refused.sentence());
  }
}
