package io.turnpike.webui.providers;

import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.webui.health.ConnectionRest;
import org.jspecify.annotations.Nullable;

/**
 * How a connection's keys do, for the list.
 *
 * @param rest null when all of them are in use
 */
record KeysChip(int keys, @Nullable ConnectionRest rest) {

  static KeysChip of(ProviderConnection connection, @Nullable ConnectionRest rest) {
    return new KeysChip(connection.credentials().size(), rest);
  }

  public String tone() {
    return rest == null ? "success" : rest.broken() ? "danger" : "warning";
  }

  public String icon() {
    return rest == null ? "lock" : rest.broken() ? "circle-x" : "triangle-alert";
  }

  public String text() {
    return rest == null ? (keys == 1 ? "1 key" : keys + " keys") : rest.what();
  }
}
