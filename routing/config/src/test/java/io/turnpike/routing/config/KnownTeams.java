package io.turnpike.routing.config;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.TeamId;
import io.turnpike.tenants.Teams;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every organization has the teams {@code default} and {@code search}. */
public final class KnownTeams implements Teams {

  @Override
  public Flux<Team> list(OrganizationId organization) {
    return Flux.just("default", "search").map(slug -> team(organization, slug));
  }

  @Override
  public Mono<Team> create(Actor actor, String slug, String name) {
    throw new UnsupportedOperationException("Teams are only read here.");
  }

  @Override
  public Mono<Team> rename(Actor actor, String slug, String name) {
    throw new UnsupportedOperationException("Teams are only read here.");
  }

  @Override
  public Mono<Void> delete(Actor actor, String slug) {
    throw new UnsupportedOperationException("Teams are only read here.");
  }

  private static Team team(OrganizationId organization, String slug) {
    return new Team(new TeamId(new UUID(3, 3)), organization, slug, slug, Instant.EPOCH);
  }
}
