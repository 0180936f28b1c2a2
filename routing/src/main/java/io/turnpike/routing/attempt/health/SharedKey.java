package io.turnpike.routing.attempt.health;

import io.turnpike.tenants.ProviderConnection;
import java.net.URI;

/**
 * A provider's model, whoever calls it.
 *
 * @param port -1 for the scheme's own
 */
record SharedKey(String type, String host, int port, String model) {

  static SharedKey of(ProviderConnection connection, String model) {
    URI base = connection.baseUrl();
    return new SharedKey(connection.type(), String.valueOf(base.getHost()), base.getPort(), model);
  }
}
