package io.turnpike.tenants.sessions;

import io.turnpike.tenants.UserId;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.repository.Repository;
import reactor.core.publisher.Flux;

/** The statements on the sessions of one person, in whatever organization. */
interface OwnSessionRepository extends Repository<OwnSession, byte[]> {

  String COLUMNS = " digest, created_at, last_seen_at, opened_from";

  @Query(
      "select"
          + COLUMNS
          + " from session where user_id = :user and expires_at > now()"
          + " and last_seen_at > now() - interval '3 days'"
          + " order by last_seen_at desc, created_at desc limit 200")
  Flux<OwnSession> list(UserId user);

  @Query("delete from session where user_id = :user and digest = :digest returning" + COLUMNS)
  Flux<OwnSession> end(UserId user, byte[] digest);

  @Query("delete from session where user_id = :user returning" + COLUMNS)
  Flux<OwnSession> endAll(UserId user);
}
