package io.turnpike.tenants.sessions;

import static io.turnpike.tenants.store.Values.instant;
import static io.turnpike.tenants.store.Values.the;

import io.r2dbc.spi.Readable;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.UserId;
import io.turnpike.tenants.organizations.OrganizationRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The statements on sessions. */
final class SessionTable {

  /** However much it is used. */
  static final Duration LIFETIME = Duration.ofDays(14);

  private static final String INSERT =
      """
      insert into session (digest, organization_id, user_id, created_at, last_seen_at, expires_at)
      values (:digest, :organization, :user, now(), now(), now() + interval '14 days')
      returning created_at
      """;

  private static final String SWEEP =
      """
      delete from session
      where user_id = :user
        and (expires_at <= now() or last_seen_at <= now() - interval '3 days')
      """;

  /** Reads, and moves the end of idleness on: at most one write a minute and session. */
  private static final String FIND =
      """
      with living as (
        select * from session
        where digest = :digest and expires_at > now() and last_seen_at > now() - interval '3 days'
      ), seen as (
        update session set last_seen_at = now()
        where digest in (select digest from living where last_seen_at < now() - interval '1 minute')
      )
      select u.email, u.id as user_id, m.role, s.created_at,"""
          + OrganizationRow.COLUMNS
          + """
          from living s
          join app_user u on u.id = s.user_id
          join member m on m.organization_id = s.organization_id and m.user_id = s.user_id
          join organization o on o.id = s.organization_id
          """;

  private static final String DELETE = "delete from session where digest = :digest";

  private SessionTable() {}

  static Mono<Instant> insert(DatabaseClient db, Digest digest, Actor actor) {
    return db.sql(INSERT)
        .bind("digest", digest.bytes())
        .bind("organization", actor.organizationId().value())
        .bind("user", person(actor))
        .map(row -> instant(row, "created_at"))
        .one();
  }

  /** Removes what has ended of one person's sessions, so that the table does not only grow. */
  static Mono<Void> sweep(DatabaseClient db, Actor actor) {
    return db.sql(SWEEP).bind("user", person(actor)).then();
  }

  static Mono<Living> find(DatabaseClient db, Digest digest) {
    return db.sql(FIND).bind("digest", digest.bytes()).map(SessionTable::read).one();
  }

  static Mono<Void> delete(DatabaseClient db, Digest digest) {
    return db.sql(DELETE).bind("digest", digest.bytes()).then();
  }

  private static Living read(Readable row) {
    Actor actor =
        new Actor(
            OrganizationRow.read(row),
            new UserId(the(row, "user_id", UUID.class)),
            Role.valueOf(the(row, "role", String.class)),
            the(row, "email", String.class));
    return new Living(actor, instant(row, "created_at"));
  }

  private static UUID person(Actor actor) {
    return Objects.requireNonNull(actor.user(), "only people have sessions").value();
  }

  /** A session that has not ended, without its token, which nobody but the browser keeps. */
  record Living(Actor actor, Instant createdAt) {}
}
