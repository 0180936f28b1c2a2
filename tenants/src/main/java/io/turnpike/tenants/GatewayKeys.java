package io.turnpike.tenants;

import io.turnpike.infra.crypto.Secret;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The gateway keys of all organizations. Keys are {@code tp_} + public id + 256-bit secret +
 * checksum, stored as HMAC, shown once. Refusals are {@link io.turnpike.infra.refusal.Refusal}s.
 */
public interface GatewayKeys {

  /**
   * Recognises a presented key. Answers from memory, already completed, for a key seen before;
   * fails with {@link io.turnpike.infra.refusal.Unavailable} when the store is needed and out of
   * reach, since unknown is not the same as invalid.
   */
  Mono<KeyVerdict> authenticate(@Nullable String presented);

  Mono<Issued> create(Actor actor, Draft draft);

  Flux<GatewayKey> list(OrganizationId organization);

  Mono<GatewayKey> change(Actor actor, KeyId key, Draft draft);

  /** Takes effect on every node within a second. */
  Mono<Void> revoke(Actor actor, KeyId key);

  /**
   * @param team slug; the default team when null
   * @param allowedModels empty for all
   * @param inlineConfigs whether a request may bring a config of its own
   */
  record Draft(
      String name,
      @Nullable String team,
      @Nullable String defaultConfig,
      Set<String> allowedModels,
      boolean inlineConfigs,
      @Nullable Instant expiresAt) {}

  /** A key together with its secret, which no later call can show again. */
  record Issued(GatewayKey key, Secret secret) {}
}
