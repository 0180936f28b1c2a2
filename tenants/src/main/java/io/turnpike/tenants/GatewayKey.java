package io.turnpike.tenants;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * A gateway key as it may be shown: everything but the secret.
 *
 * @param hint the printable start of the key, for example {@code tp_9f3kq2…}
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
    @Embedded.Empty KeyRights rights,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {

  /** Whose requests this key makes. */
  public Caller caller() {
    return new Caller(organization, team, teamSlug, id, name, defaultConfig, allowedModels, rights);
  }
}
