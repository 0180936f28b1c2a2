package io.turnpike.tenants;

import io.turnpike.infra.crypto.Secret;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Signing up, logging in and the sessions that follow. Nothing here tells whether an e-mail is
 * known.
 */
public interface Accounts {

  /**
   * Creates organization, owner, default team, a gateway key and a management key, all or nothing.
   * Refused with {@link io.turnpike.infra.refusal.InvalidInput} (pointers {@code /email}, {@code
   * /password}, {@code /organization}), Conflict, Throttled or Forbidden (sign-up closed).
   *
   * @param clientAddress what the throttle counts by
   */
  Mono<SignedUp> signUp(String email, Secret password, String organization, String clientAddress);

  /** Empty when the credentials are wrong; Throttled after too many tries. */
  Mono<Session> logIn(String email, Secret password, String clientAddress);

  /** Empty when the token names no living session. Answers from memory when seen a moment ago. */
  Mono<Session> session(@Nullable String token);

  Mono<Void> logOut(String token);

  /**
   * Completes when this node hears that the session has ended: for what goes on while somebody is
   * logged in. A word may be lost, and a session that runs out is not told of; {@link #session}
   * knows.
   */
  Mono<Void> ended(String token);

  /**
   * Changes the zone in which the actor reads times. Refused with {@link
   * io.turnpike.infra.refusal.InvalidInput} (pointer {@code /time_zone}), or Forbidden for a
   * management key. The actor's sessions meet the change within a second, on every node.
   *
   * @param timeZone for example {@code Europe/Berlin}; null for the organization's
   */
  Mono<Void> changeZone(Actor actor, @Nullable String timeZone);

  record SignedUp(
      Organization organization,
      GatewayKeys.Issued gatewayKey,
      ManagementKeys.Issued managementKey,
      Session session) {}

  /**
   * @param token the cookie's value; 256 random bits, stored as a digest
   */
  record Session(Secret token, Actor actor, Instant createdAt, Duration lifetime) {}
}
