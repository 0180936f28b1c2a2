package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.gateway.call.AttemptFailed;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What comes of a step when it is its turn. */
sealed interface StepResult {

  Mono<Void> answer();

  /** Somebody is asked, once this is subscribed to. */
  record Attempted(Mono<Void> answer) implements StepResult {

    Attempted orElse(Function<AttemptFailed, Mono<Void>> next) {
      return new Attempted(answer.onErrorResume(AttemptFailed.class, next));
    }
  }

  /** Nobody is asked; that is known at once, so passing it over takes no stack. */
  record Skipped(AttemptFailed why) implements StepResult {

    @Override
    public Mono<Void> answer() {
      return Mono.error(why);
    }
  }
}
