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

  Mono<Issued> create(Actor actor, String name, Role role);

  Flux<ManagementKey> list(OrganizationId organization);

  Mono<Void> revoke(Actor actor, KeyId key);

  record ManagementKey(
      KeyId id,
      String name,
      String hint,
      Role role,
      Instant createdAt,
      @Nullable Instant revokedAt) {}

  record Issued(ManagementKey key, Secret secret) {}
}
