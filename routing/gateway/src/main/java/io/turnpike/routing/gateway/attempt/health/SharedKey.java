package io.turnpike.routing.gateway.attempt.health;

import io.turnpike.tenants.ProviderConnection;
import java.net.URI;

/**
 * A provider's model, whoever calls it. The whole address tells providers apart: behind one host
 * may be many, and a tenant may choose a scheme or a path that never works.
 */
record SharedKey(String type, URI base, String model) {

  static SharedKey of(ProviderConnection connection, String model) {
    return new SharedKey(connection.type(), connection.baseUrl().normalize(), model);
  }
}
