package io.turnpike.webui.fake;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.TeamId;
import io.turnpike.tenants.Teams;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
public class FakeTeams implements Teams {

  private final Map<OrganizationId, Map<String, Team>> teams = new ConcurrentHashMap<>();

  @Override
  public Flux<Team> list(OrganizationId organization) {
    return Flux.fromIterable(of(organization).values());
  }

  @Override
  public Mono<Team> create(Actor actor, String slug, String name) {
    Team team = team(actor.organizationId(), slug, name);
    return of(actor.organizationId()).putIfAbsent(slug, team) == null
        ? Mono.just(team)
        : Mono.error(new Conflict("name_taken", "There is a team of this name already."));
  }

  @Override
  public Mono<Team> rename(Actor actor, String slug, String name) {
    Team team =
        of(actor.organizationId())
            .computeIfPresent(slug, (_, old) -> team(old.organization(), slug, name));
    return team == null ? Mono.error(new NotFound("team", slug)) : Mono.just(team);
  }

  @Override
  public Mono<Void> delete(Actor actor, String slug) {
    return slug.equals(Team.DEFAULT)
        ? Mono.error(new Conflict("default_team", "The default team cannot be deleted."))
        : Mono.fromRunnable(() -> of(actor.organizationId()).remove(slug));
  }

  private Map<String, Team> of(OrganizationId organization) {
    return teams.computeIfAbsent(organization, FakeTeams::firstTeam);
  }

  private static Map<String, Team> firstTeam(OrganizationId organization) {
    Map<String, Team> teams = new ConcurrentSkipListMap<>();
    teams.put(Team.DEFAULT, team(organization, Team.DEFAULT, "Default"));
    return teams;
  }

  private static Team team(OrganizationId organization, String slug, String name) {
    return new Team(new TeamId(TimeOrderedId.next()), organization, slug, name, Instant.now());
  }
}
