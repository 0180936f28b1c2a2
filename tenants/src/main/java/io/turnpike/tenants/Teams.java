package io.turnpike.tenants;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The teams of an organization. */
public interface Teams {

  Flux<Team> list(OrganizationId organization);

  Mono<Team> create(Actor actor, String slug, String name);

  Mono<Team> rename(Actor actor, String slug, String name);

  /** Refused for the default team and for a team that still has live keys. */
  Mono<Void> delete(Actor actor, String slug);
}
