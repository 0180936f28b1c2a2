package io.turnpike.tenants;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.Accounts.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What people do with an account of their own: its password, and where they are logged in. All of
 * it is refused with Forbidden for a management key.
 */
public interface OwnAccount {

  /**
   * Ends all sessions of the person and opens a new one, for whoever gave the old password. Refused
   * with {@link io.turnpike.infra.refusal.InvalidInput} (pointers {@code /old_password}, {@code
   * /password}), or Throttled after too many tries.
   *
   * @param clientAddress what the throttle counts by
   */
  Mono<Session> changePassword(Actor actor, Secret old, Secret password, String clientAddress);

  /**
   * Living ones, the last used first.
   *
   * @param token of the session that asks
   */
  Flux<OpenSession> sessions(Actor actor, @Nullable String token);

  /** NotFound when it is no living session of this person. */
  Mono<Void> endSession(Actor actor, String id);

  /** All of them, the one that asks included. */
  Mono<Void> endSessions(Actor actor);

  /**
   * @param id names it and opens nothing
   * @param lastSeenAt to the minute
   * @param openedFrom address of whoever logged in; null when it is not known
   * @param current whether it is the one that asks
   */
  record OpenSession(
      String id,
      Instant createdAt,
      Instant lastSeenAt,
      @Nullable String openedFrom,
      boolean current) {}
}
