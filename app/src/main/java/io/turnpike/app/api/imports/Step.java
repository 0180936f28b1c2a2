package io.turnpike.app.api.imports;

import io.turnpike.app.api.Fields;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.webui.Imports.Outcome;
import io.turnpike.webui.Imports.State;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Something to be made.
 *
 * @param there whether one of that name is there
 * @param make gives the secret of what has one
 */
record Step(String subject, String name, Mono<Boolean> there, Mono<Optional<Secret>> make) {

  String id() {
    return subject + "/" + name;
  }

  /** Settings have a value at any time, which this would replace. */
  boolean isSetting() {
    return subject.equals(Fields.word(Subject.ORGANIZATION));
  }

  Outcome became(State state) {
    return new Outcome(subject, name, state, null, null);
  }

  Outcome made(@Nullable Secret secret) {
    return new Outcome(subject, name, State.MADE, null, secret);
  }

  Outcome left(String sentence) {
    return new Outcome(subject, name, State.LEFT, sentence, null);
  }

  Outcome failed(String sentence) {
    return new Outcome(subject, name, State.FAILED, sentence, null);
  }
}
