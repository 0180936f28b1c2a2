package io.turnpike.routing.gateway.preference;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.catalog.ConnectionModels;
import io.turnpike.tenants.providers.ProviderConnection;
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
   * {@code connection/model}, {@code type/model}, or a model's own name; where that is nobody's, as
   * clients of other gateways write it: {@code maker/model} or {@code model/provider}.
   *
   * @param trusted names of connections the request names itself, which are taken to serve it where
   *     nothing is known of their models
   */
  public List<Server> of(String model, List<ProviderConnection> known, Set<String> trusted) {
    int slash = model.indexOf('/');
    List<Server> found = slash > 0 ? owned(model, slash, known) : List.of();
    if (found.isEmpty()) {
      found =
          known.stream()
              .filter(it -> serves(it, model, trusted))
              .map(it -> new Server(it, model))
              .toList();
    }
    return found.isEmpty() && slash > 0 ? elsewhere(model, slash, known) : found;
  }

  private List<Server> owned(String model, int slash, List<ProviderConnection> known) {
    String owner = model.substring(0, slash);
    List<Server> owned =
        known.stream()
            .filter(it -> it.name().equals(owner))
            .map(it -> new Server(it, own(it, model)))
            .toList();
    return owned.isEmpty() ? ofType(owner, model.substring(slash + 1), known) : owned;
  }

  /** The maker in front, as others call it, or the provider behind. */
  private List<Server> elsewhere(String model, int slash, List<ProviderConnection> known) {
    String maker = TypeNames.of(model.substring(0, slash));
    List<Server> made = ofType(maker, model.substring(slash + 1), known);
    int last = model.lastIndexOf('/');
    return made.isEmpty() ? by(model.substring(last + 1), model.substring(0, last), known) : made;
  }

  private List<Server> by(String provider, String model, List<ProviderConnection> known) {
    List<Server> named =
        known.stream()
            .filter(it -> it.name().equals(provider))
            .map(it -> new Server(it, undotted(it, model)))
            .toList();
    return named.isEmpty() ? ofType(TypeNames.of(provider), model, known) : named;
  }

  private List<Server> ofType(String type, String model, List<ProviderConnection> known) {
    return known.stream()
        .filter(it -> it.type().equals(type))
        .map(it -> new Server(it, undotted(it, model)))
        .filter(it -> it.connection().mayServe(it.model()))
        .toList();
  }

  /** Routers write versions with dots where a maker has dashes: {@code claude-haiku-4.5}. */
  private String undotted(ProviderConnection connection, String model) {
    if (model.indexOf('.') < 0
        || connection.models().contains(model)
        || catalog.find(connection.type(), model) != null) {
      return model;
    }
    String dashed = model.replace('.', '-');
    return connection.models().contains(dashed) || catalog.find(connection.type(), dashed) != null
        ? dashed
        : model;
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
        : undotted(connection, model.substring(connection.name().length() + 1));
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
