package io.turnpike.app.api.imports;

import io.turnpike.app.api.DraftTaker;
import io.turnpike.app.api.Fields;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.routing.ConfigConversion.Draft;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.routing.ConfigConversion.ManagementRequest;
import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.Imports;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Saves configs and sends the rest to its routes, one after the other. */
@Component
class MadeImports implements Imports {

  private static final String CONFIG = "config";

  private final RouteConfigs configs;
  private final Map<Subject, DraftTaker> takers = new EnumMap<>(Subject.class);
  private final JsonMapper json;

  MadeImports(RouteConfigs configs, List<DraftTaker> takers, JsonMapper json) {
    this.configs = configs;
    this.json = json;
    takers.forEach(taker -> this.takers.put(taker.subject(), taker));
  }

  @Override
  public Mono<List<Outcome>> make(Actor actor, Imported imported, Predicate<String> wanted) {
    Stream<Step> all =
        Stream.concat(
            imported.configs().stream().map(draft -> config(actor, draft)),
            imported.requests().stream().map(request -> step(actor, request)));
    return Flux.fromStream(all.filter(step -> wanted.test(step.subject + "/" + step.name)))
        .concatMap(MadeImports::made)
        .collectList();
  }

  private Step config(Actor actor, Draft draft) {
    return new Step(
        CONFIG,
        draft.name(),
        configs.find(actor.organizationId(), draft.name()).hasElement(),
        Mono.defer(() -> configs.save(actor, draft.name(), draft.document(), 0))
            .thenReturn(Optional.empty()));
  }

  private Step step(Actor actor, ManagementRequest request) {
    DraftTaker taker = Objects.requireNonNull(takers.get(request.subject()));
    return new Step(
        Fields.word(request.subject()),
        request.name(),
        taker.isThere(actor, request.name()),
        Mono.defer(() -> taker.take(actor, request.name(), request.body(), json)));
  }

  private static Mono<Outcome> made(Step step) {
    return step.there
        .flatMap(there -> there ? Mono.just(step.became(State.PRESENT, null, null)) : sent(step))
        .onErrorResume(
            Refusal.class,
            refusal -> Mono.just(step.became(State.FAILED, sentence(refusal), null)));
  }

  private static Mono<Outcome> sent(Step step) {
    return step.make.map(secret -> step.became(State.MADE, null, secret.orElse(null)));
  }

  private static String sentence(Refusal refusal) {
    return refusal instanceof InvalidInput wrong
        ? wrong.mistakes().stream()
            .map(mistake -> (mistake.pointer() + " " + mistake.message()).strip())
            .collect(Collectors.joining(" "))
        : refusal.sentence();
  }

  /** Something to be made. */
  private record Step(
      String subject, String name, Mono<Boolean> there, Mono<Optional<Secret>> make) {

    Outcome became(State state, @Nullable String sentence, @Nullable Secret secret) {
      return new Outcome(subject, name, state, sentence, secret);
    }
  }
}
