package io.turnpike.routing.alias;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The aliases of all organizations. Mistakes are refused together as {@link
 * io.turnpike.infra.refusal.InvalidInput}.
 */
public interface ModelAliases {

  /** In one organization. */
  int MOST = 500;

  /** Of an organization without any: this very object, so that hardly anything is done for it. */
  Mono<KnownAliases> NONE = Mono.just(KnownAliases.NONE);

  /**
   * Lets the name stand for the model from now on; every node goes by it within a second. Refused
   * for a name that means something already, for a model that is none, and for one that leads back
   * to the name. Conflict when there are {@link #MOST} already.
   */
  Mono<Saved> put(Actor actor, String name, String model);

  /** NotFound when there is none; Conflict when another alias leads to it. */
  Mono<Void> delete(Actor actor, String name);

  /** By name. */
  Flux<ModelAlias> list(OrganizationId organization);

  /** Empty when there is none of that name. */
  Mono<ModelAlias> find(OrganizationId organization, String name);

  /**
   * All of them, for the data plane: from memory, already completed once loaded; Unavailable when
   * the store is needed and out of reach.
   */
  Mono<KnownAliases> known(OrganizationId organization);

  /**
   * @param created whether there was none of that name
   * @param changed false when it stood for the same before
   */
  record Saved(ModelAlias alias, boolean created, boolean changed) {}
}
