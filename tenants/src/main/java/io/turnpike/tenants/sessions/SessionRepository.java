package io.turnpike.tenants.sessions;

import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.UserId;
import io.turnpike.tenants.organizations.OrganizationRepository;
import java.time.OffsetDateTime;
import org.springframework.data.r2dbc.repository.Modifying;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.repository.Repository;
import reactor.core.publisher.Mono;

/** The statements on sessions. */
interface SessionRepository extends Repository<LivingSession, byte[]> {

  @Query(
      """
      insert into session
        (digest, organization_id, user_id, created_at, last_seen_at, expires_at, opened_from)
      values (:digest, :organization, :user, now(), now(), now() + interval '14 days', :address)
      returning created_at
      """)
  Mono<OffsetDateTime> insert(
      byte[] digest, OrganizationId organization, UserId user, String address);

  /** Removes what has ended of one person's sessions, so that the table does not only grow. */
  @Modifying
  @Query(
      """
      delete from session
      where user_id = :user
        and (expires_at <= now() or last_seen_at <= now() - interval '3 days')
      """)
  Mono<Void> sweep(UserId user);

  /** Reads, and moves the end of idleness on: at most one write a minute and session. */
  @Query(
      """
      with living as (
        select * from session
        where digest = :digest and expires_at > now() and last_seen_at > now() - interval '3 days'
      ), seen as (
        update session set last_seen_at = now()
        where digest in (select digest from living where last_seen_at < now() - interval '1 minute')
      )
      select u.email, u.zone as own_zone, u.id as user_id, m.role, s.created_at,"""
          + OrganizationRepository.JOINED
          + """
          from living s
          join app_user u on u.id = s.user_id
          join member m on m.organization_id = s.organization_id and m.user_id = s.user_id
          join organization o on o.id = s.organization_id
          """)
  Mono<LivingSession> find(byte[] digest);

  @Modifying
  @Query("delete from session where digest = :digest")
  Mono<Void> delete(byte[] digest);
}
