package io.turnpike.app.api.imports;

import io.turnpike.infra.crypto.Secret;
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

  Outcome became(State state) {
    return new Outcome(subject, name, state, null, null);
  }

  Outcome made(@Nullable Secret secret) {
    return new Outcome(subject, name, State.MADE, null, secret);
  }

  Outcome failed(String sentence) {
    return new Outcome(subject, name, State.FAILED, sentence, null);
  }
}
