package io.turnpike.webui.health;

import io.turnpike.routing.CircuitBreakers.Cooldown;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import java.util.List;

/** Which key rests and why, in words. */
public final class KeyWords {

  private KeyWords() {}

  /** By its label; by its place where it was given none, and its id is its label. */
  public static String name(List<KeyName> keys, Cooldown key) {
    for (int i = 0; i < keys.size(); i++) {
      KeyName each = keys.get(i);
      if (each.label().equals(key.label()) && each.id().equals(each.label())) {
        return keys.size() == 1 ? "its key" : "key %d of %d".formatted(i + 1, keys.size());
      }
    }
    return "key " + key.label();
  }

  public static String why(Cooldown key) {
    return switch (key.reason()) {
      case "auth" -> "refused (401)";
      case "rate_limited" -> "rate limited (429)";
      case "quota_exhausted" -> "out of quota";
      default -> key.reason().replace('_', ' ');
    };
  }
}
