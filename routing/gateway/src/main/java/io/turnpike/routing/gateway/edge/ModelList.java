package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * What a caller can ask for by name: the models of its organization's connections, as {@code
 * connection/model}, and its configs, narrowed to what the key may use.
 */
@Component
class ModelList {

  private static final String OWNER = "turnpike";
  private static final int MOST_CONFIGS = 1_000;

  private final ProviderConnections connections;
  private final RouteConfigs configs;
  private final ModelCatalog catalog;
  private final UpstreamModels upstream;

  ModelList(
      ProviderConnections connections,
      RouteConfigs configs,
      ModelCatalog catalog,
      UpstreamModels upstream) {
    this.connections = connections;
    this.configs = configs;
    this.catalog = catalog;
    this.upstream = upstream;
  }

  Flux<ModelEntry> of(Caller caller) {
    return connections
        .list(caller.organization())
        .concatMap(connection -> models(caller, connection))
        .concatWith(Flux.defer(() -> configs(caller)));
  }

  private Flux<ModelEntry> configs(Caller caller) {
    return configs
        .names(caller.organization())
        .flatMapIterable(names -> names.stream().filter(caller::mayUse).sorted().toList())
        .take(MOST_CONFIGS)
        .map(name -> new ModelEntry(name, OWNER));
  }

  private Flux<ModelEntry> models(Caller caller, ProviderConnection connection) {
    return names(caller, connection)
        .filter(name -> mayUse(caller, connection, name))
        .map(name -> new ModelEntry(id(connection, name), connection.name()));
  }

  /** The tenant's own list where there is one. */
  private Flux<String> names(Caller caller, ProviderConnection connection) {
    return connection.models().isEmpty()
        ? known(caller, connection)
        : Flux.fromIterable(connection.models());
  }

  /** A provider is asked itself where the catalogue knows nothing of its type. */
  private Flux<String> known(Caller caller, ProviderConnection connection) {
    List<ModelCatalog.ModelCard> cards = catalog.models(connection.type());
    return cards.isEmpty()
        ? upstream.names(caller.organization(), connection)
        : Flux.fromIterable(cards).map(ModelCatalog.ModelCard::model);
  }

  private static boolean mayUse(Caller caller, ProviderConnection connection, String name) {
    return caller.mayUse(name) || caller.mayUse(id(connection, name));
  }

  /** Models that carry their connection's name already, as the demo's do, keep it once. */
  private static String id(ProviderConnection connection, String name) {
    String prefix = connection.name() + "/";
    return name.startsWith(prefix) ? name : prefix + name;
  }
}
