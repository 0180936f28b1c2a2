package io.turnpike.webui.providers;

import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnection.KeyName;
import java.util.stream.Collectors;

/**
 * One connection in the list.
 *
 * @param keys their labels, for those who want to know which
 * @param models their names, likewise
 */
public record ProviderRow(
    ProviderConnection connection, String host, String keys, String models, int pricedModels) {

  static ProviderRow of(ProviderConnection connection) {
    return new ProviderRow(
        connection,
        connection.baseUrl().toString(),
        connection.credentials().stream().map(KeyName::label).collect(Collectors.joining(", ")),
        String.join(", ", connection.models()),
        connection.prices().size());
  }

  /** What stands where the number of keys would. */
  public String withoutKeys() {
    return connection.builtIn() ? "none" : "none: callers may bring their own";
  }

  /** Whether the tenant has declared anything about data. */
  public boolean declared() {
    var policy = connection.dataPolicy();
    return policy.zdr() || policy.noTraining() || policy.region() != null;
  }
}
