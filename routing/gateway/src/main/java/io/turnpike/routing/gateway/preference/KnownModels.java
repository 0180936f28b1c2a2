package io.turnpike.routing.gateway.preference;

import io.turnpike.routing.ConfigReference;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.ServedModels;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class KnownModels implements ServedModels {

  private final ProviderConnections connections;
  private final RouteConfigs configs;
  private final ModelCatalog catalog;

  KnownModels(ProviderConnections connections, RouteConfigs configs, ModelCatalog catalog) {
    this.connections = connections;
    this.configs = configs;
    this.catalog = catalog;
  }

  @Override
  public Mono<Set<String>> unserved(OrganizationId organization, Collection<String> models) {
    return models.isEmpty()
        ? Mono.just(Set.of())
        : Mono.zip(connections.known(organization), configs.names(organization))
            .map(known -> unserved(models, known.getT1(), known.getT2()));
  }

  private Set<String> unserved(
      Collection<String> models, List<ProviderConnection> known, Set<String> names) {
    return models.stream()
        .filter(model -> !names.contains(ConfigReference.name(model)))
        .filter(model -> known.stream().noneMatch(it -> mayServe(it, model)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean mayServe(ProviderConnection connection, String written) {
    return serves(connection, written)
        || serves(connection, without(connection.name() + "/", written))
        || serves(connection, without(connection.type() + "/", written));
  }

  private boolean serves(ProviderConnection connection, String model) {
    if (!connection.models().isEmpty()) {
      return connection.models().contains(model);
    }
    return connection.prices().containsKey(model)
        || catalog.models(connection.type()).isEmpty()
        || catalog.find(connection.type(), model) != null;
  }

  private static String without(String prefix, String model) {
    return model.startsWith(prefix) ? model.substring(prefix.length()) : model;
  }
}
