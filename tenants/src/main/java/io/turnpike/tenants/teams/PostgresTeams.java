package io.turnpike.tenants.teams;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.Teams;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.store.Store;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class PostgresTeams implements Teams {

  private final Store store;
  private final TeamRepository table;
  private final AuditTrail audit;

  PostgresTeams(Store store, TeamRepository table, AuditTrail audit) {
    this.store = store;
    this.table = table;
    this.audit = audit;
  }

  @Override
  public Flux<Team> list(OrganizationId organization) {
    return store.list(organization, _ -> table.list(organization));
  }

  @Override
  public Mono<Team> create(Actor actor, String slug, String name) {
    return Mono.fromCallable(() -> checked(actor, slug, name))
        .flatMap(wanted -> store.within(actor.organizationId(), db -> create(db, actor, wanted)));
  }

  @Override
  public Mono<Team> rename(Actor actor, String slug, String name) {
    return Mono.fromCallable(() -> checkedName(actor, name))
        .map(checked -> new Wanted(slug, checked))
        .flatMap(wanted -> store.within(actor.organizationId(), db -> rename(db, actor, wanted)));
  }

  @Override
  public Mono<Void> delete(Actor actor, String slug) {
    return Mono.fromCallable(() -> deletable(actor, slug))
        .flatMap(team -> store.within(actor.organizationId(), db -> delete(db, actor, team)));
  }

  private static Wanted checked(Actor actor, String slug, String name) {
    Permission.toAdminister(actor, "teams");
    return Mistakes.without(it -> new Wanted(it.slug("/slug", slug), it.name("/name", name)));
  }

  private static String checkedName(Actor actor, String name) {
    Permission.toAdminister(actor, "teams");
    return Mistakes.without(mistakes -> mistakes.name("/name", name));
  }

  private static String deletable(Actor actor, String slug) {
    Permission.toAdminister(actor, "teams");
    if (Team.DEFAULT.equals(slug)) {
      throw new Conflict("default_team", "The default team cannot be deleted; it can be renamed.");
    }
    return slug;
  }

  private Mono<Team> create(DatabaseClient db, Actor actor, Wanted wanted) {
    return table
        .create(actor.organizationId(), wanted.slug, wanted.name)
        .switchIfEmpty(Mono.error(() -> taken(wanted.slug)))
        .delayUntil(team -> record(db, actor, "team.create", team));
  }

  private Mono<Team> rename(DatabaseClient db, Actor actor, Wanted wanted) {
    return table
        .rename(actor.organizationId(), wanted.slug, wanted.name)
        .switchIfEmpty(Mono.error(() -> new NotFound("team", wanted.slug)))
        .delayUntil(team -> record(db, actor, "team.rename", team));
  }

  private Mono<Void> delete(DatabaseClient db, Actor actor, String slug) {
    return table
        .lock(actor.organizationId(), slug)
        .switchIfEmpty(Mono.error(() -> new NotFound("team", slug)))
        .delayUntil(this::refuseInUse)
        .delayUntil(team -> table.delete(team.organization(), team.id()))
        .flatMap(team -> record(db, actor, "team.delete", team));
  }

  private Mono<Void> record(DatabaseClient db, Actor actor, String action, Team team) {
    return audit.record(db, actor, action, team.slug(), Map.of("name", team.name()));
  }

  private Mono<Long> refuseInUse(Team team) {
    return table.liveKeys(team.organization(), team.id()).doOnNext(keys -> refuseIfAny(team, keys));
  }

  private static void refuseIfAny(Team team, long keys) {
    if (keys > 0) {
      throw new Conflict(
          "team_in_use",
          "The team \"%s\" still has %d live %s. Revoke or move %s first."
              .formatted(team.slug(), keys, keys == 1 ? "key" : "keys", keys == 1 ? "it" : "them"));
    }
  }

  private static Conflict taken(String slug) {
    return new Conflict("slug_taken", "There is already a team named \"" + slug + "\".");
  }

  private record Wanted(String slug, String name) {}
}
