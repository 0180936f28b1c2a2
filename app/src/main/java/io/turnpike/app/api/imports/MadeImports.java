package io.turnpike.app.api.imports;

import io.turnpike.app.api.DraftTaker;
import io.turnpike.app.api.Fields;
import io.turnpike.infra.refusal.InvalidInput;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Saves configs and sends the rest to its routes, one after the other. */
@Component
class MadeImports implements Imports {

  /** More than the largest file of groups with a limit of each kind comes to. */
  private static final int MOST = 1000;

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
  public Mono<List<Outcome>> make(Actor actor, Imported imported, @Nullable String only) {
    List<Step> steps =
        Stream.concat(
                imported.configs().stream().map(draft -> config(actor, draft)),
                imported.requests().stream().map(request -> step(actor, request)))
            .filter(step -> only == null || only.equals(step.id()))
            .toList();
    return steps.size() > MOST ? Mono.error(tooMany(steps.size())) : made(steps, only == null);
  }

  private static Mono<List<Outcome>> made(List<Step> steps, boolean all) {
    return Mono.defer(
        () -> Flux.fromIterable(steps).concatMap(new StepRun(all)::outcome).collectList());
  }

  private static InvalidInput tooMany(int many) {
    return InvalidInput.at(
        "",
        ("This comes to %d things to make, and at most %d are made at once: nothing was made."
                + " Split the source, or send its requests one by one.")
            .formatted(many, MOST));
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
}
