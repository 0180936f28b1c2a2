package io.turnpike.routing.gateway.preference;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.catalog.ConnectionModels;
import io.turnpike.tenants.ProviderConnection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which connections of an organization serve a model that a request names. */
@Component
public class ModelServers {

  private final ModelCatalog catalog;

  ModelServers(ModelCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * @param model as that connection's provider calls it
   */
  public record Server(ProviderConnection connection, String model) {}

  /**
   * {@code connection/model}, {@code type/model}, or a model's own name.
   *
   * @param trusted names of connections the request names itself, which are taken to serve it where
   *     nothing is known of their models
   */
  public List<Server> of(String model, List<ProviderConnection> known, Set<String> trusted) {
    int slash = model.indexOf('/');
    if (slash > 0) {
      String owner = model.substring(0, slash);
      List<Server> owned =
          known.stream()
              .filter(it -> it.name().equals(owner))
              .map(it -> new Server(it, own(it, model)))
              .toList();
      List<Server> found =
          owned.isEmpty() ? ofType(owner, model.substring(slash + 1), known) : owned;
      if (!found.isEmpty()) {
        return found;
      }
    }
    return known.stream()
        .filter(it -> serves(it, model, trusted))
        .map(it -> new Server(it, model))
        .toList();
  }

  private static List<Server> ofType(String type, String model, List<ProviderConnection> known) {
    return known.stream()
        .filter(it -> it.type().equals(type) && it.mayServe(model))
        .map(it -> new Server(it, model))
        .toList();
  }

  /** Of a model with the connection's name in front. */
  Server of(String model, ProviderConnection connection) {
    return new Server(connection, own(connection, model));
  }

  /** Some models carry the connection's name as part of theirs, the demo's for example. */
  private String own(ProviderConnection connection, String model) {
    return connection.models().contains(model)
            || ConnectionModels.find(catalog, connection, model) != null
        ? model
        : model.substring(connection.name().length() + 1);
  }

  private boolean serves(ProviderConnection connection, String model, Set<String> trusted) {
    if (!connection.models().isEmpty()) {
      return connection.models().contains(model);
    }
    return connection.prices().containsKey(model)
        || ConnectionModels.find(catalog, connection, model) != null
        || trusted.contains(connection.name()) && catalog.models(connection.type()).isEmpty();
  }
}
