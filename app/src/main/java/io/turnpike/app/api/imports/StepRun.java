package io.turnpike.app.api.imports;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.webui.Imports.Outcome;
import io.turnpike.webui.Imports.State;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Takes steps one after the other and never fails, since what was made before has to be told: the
 * secrets of new keys are shown nowhere else. After a few faults that are the server's own it tries
 * no more, as each could take as long as a store's timeout.
 */
class StepRun {

  private static final Logger log = LoggerFactory.getLogger(StepRun.class);
  private static final int MOST_FAULTS = 3;
  private static final String FAULT =
      "The server failed at it, and its log says why. Look whether it is there, then ask again.";
  private static final String LEFT =
      "Not tried, because the server failed at %d before. Ask again: what is made stays as it is."
          .formatted(MOST_FAULTS);

  private static final String SETTING =
      "Not changed along with the rest, as it replaces what is set: ask for it alone.";

  private final boolean all;

  /** Steps follow each other, so that no two count at once. */
  private int faults;

  /**
   * @param all whether nobody asked for one of them by name
   */
  StepRun(boolean all) {
    this.all = all;
  }

  Mono<Outcome> outcome(Step step) {
    if (all && step.isSetting()) {
      return Mono.just(step.left(SETTING));
    }
    return Mono.defer(() -> faults < MOST_FAULTS ? tried(step) : Mono.just(step.left(LEFT)));
  }

  private Mono<Outcome> tried(Step step) {
    return step.there()
        .flatMap(there -> there ? Mono.just(step.became(State.PRESENT)) : made(step))
        .onErrorResume(error -> Mono.just(failed(step, error)));
  }

  private static Mono<Outcome> made(Step step) {
    return step.make().map(secret -> step.made(secret.orElse(null)));
  }

  private Outcome failed(Step step, Throwable error) {
    if (!(error instanceof Refusal refusal)) {
      faults++;
      log.error("Making {} of an import failed", step.id(), error);
      return step.failed(FAULT);
    }
    faults += refusal instanceof Unavailable ? 1 : 0;
    return step.failed(sentence(refusal));
  }

  private static String sentence(Refusal refusal) {
    return refusal instanceof InvalidInput wrong
        ? wrong.mistakes().stream()
            .map(mistake -> (mistake.pointer() + " " + mistake.message()).strip())
            .collect(Collectors.joining(" "))
        : refusal.sentence();
  }
}
