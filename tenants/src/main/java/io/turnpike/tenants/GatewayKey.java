package io.turnpike.tenants;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A gateway key as it may be shown: everything but the secret.
 *
 * @param hint the printable start of the key, for example {@code tp_9f3kq2…}
 * @param inlineConfigs whether a request may bring a config of its own
 * @param lastUsedAt to the minute; null until the first use
 */
public record GatewayKey(
    KeyId id,
    OrganizationId organization,
    TeamId team,
    String teamSlug,
    String name,
    String hint,
    @Nullable String defaultConfig,
    Set<String> allowedModels,
    boolean inlineConfigs,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {

  /** Whose requests this key makes. */
  public Caller caller() {
    return new Caller(
        organization, team, teamSlug, id, name, defaultConfig, allowedModels, inlineConfigs);
  }
}
