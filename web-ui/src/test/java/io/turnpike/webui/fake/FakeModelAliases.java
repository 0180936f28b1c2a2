package io.turnpike.webui.fake;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.alias.KnownAliases;
import io.turnpike.routing.alias.ModelAlias;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Believes every model but one without a slash. */
@Component
public class FakeModelAliases implements ModelAliases {

  private final Map<OrganizationId, Map<String, ModelAlias>> aliases = new ConcurrentHashMap<>();

  @Override
  public Mono<Saved> put(Actor actor, String name, String model) {
    return Mono.fromSupplier(
        () -> {
          if (model.indexOf('/') < 0) {
            throw InvalidInput.at("/model", "There is no such model.");
          }
          ModelAlias before = of(actor.organizationId()).get(name);
          List<String> earlier = before == null ? List.of() : List.of(before.model());
          ModelAlias alias = new ModelAlias(name, model, earlier, actor.label(), Instant.now());
          of(actor.organizationId()).put(name, alias);
          return new Saved(alias, before == null, true);
        });
  }

  @Override
  public Mono<Void> delete(Actor actor, String name) {
    return of(actor.organizationId()).remove(name) == null
        ? Mono.error(new NotFound("alias", name))
        : Mono.empty();
  }

  @Override
  public Flux<ModelAlias> list(OrganizationId organization) {
    return Flux.fromIterable(of(organization).values());
  }

  @Override
  public Mono<ModelAlias> find(OrganizationId organization, String name) {
    return Mono.justOrEmpty(of(organization).get(name));
  }

  @Override
  public Mono<KnownAliases> known(OrganizationId organization) {
    return list(organization).collectList().map(KnownAliases::new);
  }

  private Map<String, ModelAlias> of(OrganizationId organization) {
    return aliases.computeIfAbsent(organization, _ -> new ConcurrentSkipListMap<>());
  }
}
