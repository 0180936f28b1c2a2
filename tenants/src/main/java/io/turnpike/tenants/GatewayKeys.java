package io.turnpike.tenants;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.GatewayKey.KeyRights;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
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

  /**
   * For whoever is about to delete a config, within that transaction: the keys in use whose default
   * is that config, or a version of it.
   */
  Flux<GatewayKey> withDefault(OrganizationId organization, String config);

  /** Takes effect on every node within a second. */
  Mono<Void> revoke(Actor actor, KeyId key);

  /**
   * @param team slug; the default team when null
   * @param allowedModels empty for all
   */
  record Draft(
      String name,
      @Nullable String team,
      @Nullable String defaultConfig,
      Set<String> allowedModels,
      KeyRights rights,
      @Nullable Instant expiresAt) {}

  /** A key together with its secret, which no later call can show again. */
  record Issued(GatewayKey key, Secret secret) {}

  /** What a presented gateway key turned out to be. */
  sealed interface KeyVerdict {

    record Accepted(Caller caller) implements KeyVerdict {}

    /**
     * @param caller known only when the key is genuine but no longer valid, so that its
     *     organization can be shown the refused call; null otherwise
     */
    record Rejected(Reason reason, @Nullable Caller caller) implements KeyVerdict {}

    /** Malformed keys are recognised by shape and checksum alone, without a store read. */
    enum Reason {
      MISSING,
      MALFORMED,
      UNKNOWN,
      REVOKED,
      EXPIRED
    }
  }

  /**
   * Tells which configs there are, so that no key names one that is not. Contributed as a bean by
   * whoever stores configs.
   */
  interface KnownConfigs {

    /**
     * @param db the caller's transaction, in which the config cannot vanish any more
     * @param reference {@code name} or {@code name@version}
     */
    Mono<Boolean> has(DatabaseClient db, OrganizationId organization, String reference);
  }
}
