package io.turnpike.webui.quickstart;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.StarterConfig;
import io.turnpike.tenants.GatewayKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the quick start shows.
 *
 * @param key whole when just issued; otherwise the start of a living key, null without any
 * @param shownOnce whether {@code key} is whole and will not be shown again
 * @param managementKey null unless just issued
 * @param starterExists whether the config the snippets name is there
 */
public record QuickstartPage(
    String endpoint,
    @Nullable String key,
    boolean shownOnce,
    @Nullable String managementKey,
    String config,
    boolean starterExists,
    List<Snippet> snippets,
    FirstCall.Check check) {

  static QuickstartPage of(
      String endpoint,
      Map<String, Secret> issued,
      List<GatewayKey> keys,
      boolean starterExists,
      FirstCall.Check check) {
    Secret fresh = issued.get("gateway");
    Secret management = issued.get("management");
    String key = fresh == null ? null : fresh.reveal();
    return new QuickstartPage(
        endpoint,
        key == null ? hint(keys) : key,
        key != null,
        management == null ? null : management.reveal(),
        StarterConfig.NAME,
        starterExists,
        Snippet.all(endpoint, key == null ? "YOUR_KEY" : key, StarterConfig.NAME),
        check);
  }

  private static @Nullable String hint(List<GatewayKey> keys) {
    Instant now = Instant.now();
    return keys.stream()
        .filter(key -> key.revokedAt() == null)
        .filter(key -> key.expiresAt() == null || key.expiresAt().isAfter(now))
        .map(GatewayKey::hint)
        .findFirst()
        .orElse(null);
  }
}
