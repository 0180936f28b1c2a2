package io.turnpike.tenants;

import io.turnpike.tenants.GatewayKey.KeyRights;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a gateway request, as its key tells. Immutable and shared between requests.
 *
 * @param defaultConfig used when a request names no config; null for none
 * @param allowedModels model names the key may use; empty for all
 */
public record Caller(
    OrganizationId organization,
    TeamId team,
    String teamSlug,
    KeyId key,
    String keyName,
    @Nullable String defaultConfig,
    Set<String> allowedModels,
    KeyRights rights) {

  public boolean mayUse(String model) {
    return allowedModels.isEmpty() || allowedModels.contains(model);
  }
}
