package io.turnpike.tenants.connections.builtin;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections.BuiltInConnection;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The connections that are part of the product, the same for every organization. */
@Component
public final class BuiltIns {

  private final List<BuiltInConnection> all;
  private final List<HouseConnection> house;

  BuiltIns(ObjectProvider<BuiltInConnection> contributed, HouseFile house) {
    this.all = contributed.orderedStream().toList();
    this.house = house.list();
  }

  /** The product's, then the operator's in the order of the file. */
  public List<ProviderConnection> list() {
    return Stream.concat(
            all.stream().map(BuiltIns::shown), house.stream().map(HouseConnection::shown))
        .toList();
  }

  /** Null when there is none of that name. */
  public @Nullable Opened open(String name) {
    for (BuiltInConnection connection : all) {
      if (connection.name().equals(name)) {
        return new Opened(shown(connection), List.of());
      }
    }
    for (HouseConnection connection : house) {
      if (connection.name().equals(name)) {
        return connection.opened();
      }
    }
    return null;
  }

  /** Throws Conflict when there is one of that name: nobody can change it. */
  public void refuseChange(String name) {
    if (open(name) != null) {
      throw new Conflict(
          "built_in",
          "The connection \"" + name + "\" is built in. Choose another name for yours.");
    }
  }

  private static ProviderConnection shown(BuiltInConnection connection) {
    return new ProviderConnection(
        connection.name(),
        connection.type(),
        connection.baseUrl(),
        true,
        List.of(),
        connection.dataPolicy(),
        List.of(),
        Map.of(),
        1,
        null);
  }
}
