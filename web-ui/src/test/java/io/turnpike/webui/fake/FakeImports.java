package io.turnpike.webui.fake;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.Imports;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Refuses every config, and makes the rest; keys have a secret. */
@Component
class FakeImports implements Imports {

  @Override
  public Mono<List<Outcome>> make(Actor actor, Imported imported, @Nullable String only) {
    Stream<Outcome> configs =
        imported.configs().stream()
            .map(
                draft ->
                    new Outcome(
                        "config", draft.name(), State.FAILED, "There is no connection.", null));
    Stream<Outcome> rest =
        imported.requests().stream()
            .map(
                request ->
                    new Outcome(
                        request.subject().name().toLowerCase(Locale.ROOT),
                        request.name(),
                        State.MADE,
                        null,
                        request.name().equals("clients") ? new Secret("tp_made") : null));
    return Mono.just(
        Stream.concat(configs, rest)
            .filter(outcome -> only == null || only.equals(outcome.id()))
            .toList());
  }
}
