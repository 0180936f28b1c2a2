package io.turnpike.webui.providers;

import io.turnpike.tenants.ProviderConnection;

/** One connection in the list. */
public record ProviderRow(ProviderConnection connection, String host, int pricedModels) {

  static ProviderRow of(ProviderConnection connection) {
    return new ProviderRow(connection, connection.baseUrl().toString(), connection.prices().size());
  }
}
