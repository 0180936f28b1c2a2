package io.turnpike.tenants;

import io.turnpike.infra.crypto.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keys ({@code tpa_…}) for the management API. Same format and storage as gateway keys. */
public interface ManagementKeys {

  /** Empty when the key is malformed, unknown, revoked or expired. */
  Mono<Actor> authenticate(@Nullable String presented);

  /**
   * Refused with {@link io.turnpike.infra.refusal.InvalidInput} (pointers {@code /name}, {@code
   * /expires_at}) or Forbidden.
   *
   * @param expiresAt null for one that opens until it is revoked
   */
  Mono<Issued> create(Actor actor, String name, Role role, @Nullable Instant expiresAt);

  Flux<ManagementKey> list(OrganizationId organization);

  Mono<Void> revoke(Actor actor, KeyId key);

  /**
   * Completes when this node hears that the key is revoked: for what goes on with it. A word may be
   * lost, and a key that expires is not told of; {@link #authenticate} knows.
   */
  Mono<Void> ended(String presented);

  record ManagementKey(
      KeyId id,
      String name,
      String hint,
      Role role,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt) {}

  record Issued(ManagementKey key, Secret secret) {}
}
