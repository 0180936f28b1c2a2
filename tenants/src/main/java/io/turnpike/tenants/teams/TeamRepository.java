package io.turnpike.tenants.teams;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.TeamId;
import org.springframework.data.r2dbc.repository.Modifying;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.repository.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on teams; deleted ones are not seen by any of them. */
public interface TeamRepository extends Repository<Team, TeamId> {

  String FIND =
      """
      select * from team
      where organization_id = :organization and slug = :slug and deleted_at is null
      """;

  @Query(
      """
      select * from team where organization_id = :organization and deleted_at is null
      order by id
      """)
  Flux<Team> list(OrganizationId organization);

  /** Keeps the team from being deleted before the transaction ends. */
  @Query(FIND + "for share")
  Mono<Team> use(OrganizationId organization, String slug);

  @Query(FIND + "for update")
  Mono<Team> lock(OrganizationId organization, String slug);

  /** Empty when the slug is taken. */
  default Mono<Team> create(OrganizationId organization, String slug, String name) {
    return insert(new TeamId(TimeOrderedId.next()), organization, slug, name);
  }

  @Query(
      """
      insert into team (id, organization_id, slug, name, created_at)
      values (:id, :organization, :slug, :name, now())
      on conflict (organization_id, slug) where deleted_at is null do nothing returning *
      """)
  Mono<Team> insert(TeamId id, OrganizationId organization, String slug, String name);

  @Query(
      """
      update team set name = :name
      where organization_id = :organization and slug = :slug and deleted_at is null returning *
      """)
  Mono<Team> rename(OrganizationId organization, String slug, String name);

  @Query(
      """
      select count(*) from gateway_key
      where organization_id = :organization and team_id = :team
        and revoked_at is null and (expires_at is null or expires_at > now())
      """)
  Mono<Long> liveKeys(OrganizationId organization, TeamId team);

  @Modifying
  @Query("update team set deleted_at = now() where organization_id = :organization and id = :team")
  Mono<Void> delete(OrganizationId organization, TeamId team);
}
