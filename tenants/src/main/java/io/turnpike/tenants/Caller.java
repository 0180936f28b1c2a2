package io.turnpike.tenants;

import io.turnpike.tenants.GatewayKey.KeyRights;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a gateway request, as its key tells. Immutable and shared between requests.
 *
 * @param defaultConfig used when a request names no config; null for none
 * @param allowedModels model names the key may use; empty for all
 * @param unpriced what its organization wants of models without a price
 */
public record Caller(
    OrganizationId organization,
    TeamId team,
    String teamSlug,
    KeyId key,
    String keyName,
    @Nullable String defaultConfig,
    Set<String> allowedModels,
    KeyRights rights,
    Unpriced unpriced) {

  /** States that earlier releases have written do not say what is wanted of unpriced models. */
  public Caller {
    unpriced = Objects.requireNonNullElse(unpriced, Unpriced.ALLOW);
  }

  /** Of an organization with the settings it began with. */
  public Caller(
      OrganizationId organization,
      TeamId team,
      String teamSlug,
      KeyId key,
      String keyName,
      @Nullable String defaultConfig,
      Set<String> allowedModels,
      KeyRights rights) {
    this(
        organization,
        team,
        teamSlug,
        key,
        keyName,
        defaultConfig,
        allowedModels,
        rights,
        Unpriced.ALLOW);
  }

  public boolean mayUse(String model) {
    return allowedModels.isEmpty() || allowedModels.contains(model);
  }
}
