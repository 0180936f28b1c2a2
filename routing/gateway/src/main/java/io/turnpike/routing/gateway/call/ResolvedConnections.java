package io.turnpike.routing.gateway.call;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a plan as one request found them. Not being able to open one is not knowing
 * that there is none: the two are kept apart.
 *
 * @param opened by name, with their secrets
 * @param unavailable by name, those that cannot be opened at the moment, and why
 */
public record ResolvedConnections(
    Map<String, Opened> opened, Map<String, Unavailable> unavailable) {

  public ResolvedConnections(Map<String, Opened> opened) {
    this(opened, Map.of());
  }

  /** Null when there is none of that name, or it cannot be opened. */
  public @Nullable Opened get(String name) {
    return opened.get(name);
  }

  /** Why it cannot be opened; null when it can, and when there is none of that name. */
  public @Nullable Unavailable fault(String name) {
    return unavailable.get(name);
  }
}
