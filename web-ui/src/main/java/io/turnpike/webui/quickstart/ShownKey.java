package io.turnpike.webui.quickstart;

import io.turnpike.tenants.GatewayKey;
import io.turnpike.webui.quickstart.FirstCall.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key whose calls the page waits for.
 *
 * @param key null while the organization has none that lives
 * @param asked whether it is the reader's: all its calls are of interest, not only later ones
 */
record ShownKey(@Nullable GatewayKey key, boolean asked) {

  /**
   * @param wanted id of the one to show; null for any
   */
  static ShownKey of(List<GatewayKey> keys, @Nullable UUID wanted) {
    return keys.stream()
        .filter(key -> key.id().value().equals(wanted))
        .findFirst()
        .map(key -> new ShownKey(key, true))
        .orElseGet(() -> new ShownKey(living(keys), false));
  }

  Wanted calls(@Nullable Long since) {
    UUID id = key == null ? null : key.id().value();
    if (since != null) {
      return new Wanted(id, Instant.ofEpochMilli(since));
    }
    return new Wanted(id, asked && key != null ? key.createdAt() : Instant.now());
  }

  private static @Nullable GatewayKey living(List<GatewayKey> keys) {
    Instant now = Instant.now();
    return keys.stream()
        .filter(key -> key.revokedAt() == null)
        .filter(key -> key.expiresAt() == null || key.expiresAt().isAfter(now))
        .findFirst()
        .orElse(null);
  }
}
