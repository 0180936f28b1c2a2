package io.turnpike.webui.providers;

import io.turnpike.routing.CircuitBreakers.BreakerView;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.webui.health.ConnectionRest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One connection in the list.
 *
 * @param keys their labels, for those who want to know which
 * @param models their names, likewise
 */
public record ProviderRow(
    ProviderConnection connection,
    KeysChip state,
    String host,
    String keys,
    String models,
    int pricedModels) {

  /** Those that cannot be called first. */
  static List<ProviderRow> of(List<ProviderConnection> connections, List<BreakerView> targets) {
    Map<String, ConnectionRest> rests =
        ConnectionRest.of(connections, targets).stream()
            .collect(Collectors.toMap(rest -> rest.connection().name(), rest -> rest));
    return connections.stream()
        .map(connection -> of(connection, rests.get(connection.name())))
        .sorted(Comparator.comparing(row -> !row.broken()))
        .toList();
  }

  private static ProviderRow of(ProviderConnection connection, @Nullable ConnectionRest rest) {
    return new ProviderRow(
        connection,
        KeysChip.of(connection, rest),
        connection.baseUrl().toString(),
        connection.credentials().stream().map(KeyName::label).collect(Collectors.joining(", ")),
        String.join(", ", connection.models()),
        connection.prices().size());
  }

  /** What stands where the number of keys would. */
  public String withoutKeys() {
    return connection.builtIn() ? "none" : "none: callers may bring their own";
  }

  boolean broken() {
    ConnectionRest rest = state.rest();
    return rest != null && rest.broken();
  }

  /** Whether the tenant has declared anything about data. */
  public boolean declared() {
    var policy = connection.dataPolicy();
    return policy.zdr() || policy.noTraining() || policy.region() != null;
  }
}
