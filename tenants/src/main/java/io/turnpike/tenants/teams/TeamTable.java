package io.turnpike.tenants.teams;

import static io.turnpike.tenants.store.Values.instant;
import static io.turnpike.tenants.store.Values.the;

import io.r2dbc.spi.Readable;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.TeamId;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on teams; deleted ones are not seen by any of them. */
public final class TeamTable {

  private static final String COLUMNS = " id, organization_id, slug, name, created_at ";

  private static final String LIST =
      "select"
          + COLUMNS
          + "from team where organization_id = :organization and deleted_at is null order by id";

  /** The lock keeps the team from being deleted before the transaction ends. */
  private static final String USE =
      "select"
          + COLUMNS
          + "from team where organization_id = :organization and slug = :slug"
          + " and deleted_at is null for share";

  private static final String CREATE =
      """
      insert into team (id, organization_id, slug, name, created_at)
      values (:id, :organization, :slug, :name, now())
      on conflict (organization_id, slug) where deleted_at is null do nothing returning"""
          + COLUMNS;

  private static final String RENAME =
      "update team set name = :name where organization_id = :organization and slug = :slug"
          + " and deleted_at is null returning"
          + COLUMNS;

  private static final String LOCK =
      "select"
          + COLUMNS
          + "from team where organization_id = :organization and slug = :slug"
          + " and deleted_at is null for update";

  private static final String LIVE_KEYS =
      """
      select count(*) from gateway_key
      where organization_id = :organization and team_id = :team
        and revoked_at is null and (expires_at is null or expires_at > now())
      """;

  private static final String DELETE =
      "update team set deleted_at = now() where organization_id = :organization and id = :team";

  private TeamTable() {}

  static Flux<Team> list(DatabaseClient db, OrganizationId organization) {
    return db.sql(LIST).bind("organization", organization.value()).map(TeamTable::read).all();
  }

  /** Empty when there is no such team. */
  public static Mono<Team> use(DatabaseClient db, OrganizationId organization, String slug) {
    return bySlug(db, USE, organization, slug);
  }

  /** Empty when the slug is taken. */
  public static Mono<Team> create(
      DatabaseClient db, OrganizationId organization, String slug, String name) {
    return db.sql(CREATE)
        .bind("id", TimeOrderedId.next())
        .bind("organization", organization.value())
        .bind("slug", slug)
        .bind("name", name)
        .map(TeamTable::read)
        .one();
  }

  static Mono<Team> rename(
      DatabaseClient db, OrganizationId organization, String slug, String name) {
    return db.sql(RENAME)
        .bind("organization", organization.value())
        .bind("slug", slug)
        .bind("name", name)
        .map(TeamTable::read)
        .one();
  }

  static Mono<Team> lock(DatabaseClient db, OrganizationId organization, String slug) {
    return bySlug(db, LOCK, organization, slug);
  }

  static Mono<Long> liveKeys(DatabaseClient db, Team team) {
    return db.sql(LIVE_KEYS)
        .bind("organization", team.organization().value())
        .bind("team", team.id().value())
        .map(row -> the(row, "count", Long.class))
        .one();
  }

  static Mono<Void> delete(DatabaseClient db, Team team) {
    return db.sql(DELETE)
        .bind("organization", team.organization().value())
        .bind("team", team.id().value())
        .then();
  }

  private static Mono<Team> bySlug(
      DatabaseClient db, String statement, OrganizationId organization, String slug) {
    return db.sql(statement)
        .bind("organization", organization.value())
        .bind("slug", slug)
        .map(TeamTable::read)
        .one();
  }

  private static Team read(Readable row) {
    return new Team(
        new TeamId(the(row, "id", UUID.class)),
        new OrganizationId(the(row, "organization_id", UUID.class)),
        the(row, "slug", String.class),
        the(row, "name", String.class),
        instant(row, "created_at"));
  }
}
