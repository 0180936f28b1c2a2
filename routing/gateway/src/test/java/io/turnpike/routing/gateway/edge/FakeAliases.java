package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.alias.KnownAliases;
import io.turnpike.routing.alias.ModelAlias;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Aliases by name, the same for every organization. */
public final class FakeAliases implements ModelAliases {

  private final Map<String, ModelAlias> aliases = new ConcurrentHashMap<>();

  /**
   * @param earlier what it stood for before, newest first
   */
  public void put(String name, String model, String... earlier) {
    aliases.put(name, new ModelAlias(name, model, List.of(earlier), "ada", Instant.EPOCH));
  }

  void clear() {
    aliases.clear();
  }

  @Override
  public Mono<KnownAliases> known(OrganizationId organization) {
    return Mono.fromCallable(() -> new KnownAliases(List.copyOf(aliases.values())));
  }

  @Override
  public Flux<ModelAlias> list(OrganizationId organization) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<ModelAlias> find(OrganizationId organization, String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<Saved> put(Actor actor, String name, String model) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<Void> delete(Actor actor, String name) {
    throw new UnsupportedOperationException();
  }
}
