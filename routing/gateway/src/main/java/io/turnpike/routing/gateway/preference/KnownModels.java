package io.turnpike.routing.gateway.preference;

import io.turnpike.routing.ConfigReference;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.ServedModels;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class KnownModels implements ServedModels {

  private final ProviderConnections connections;
  private final RouteConfigs configs;
  private final ModelAliases aliases;
  private final ModelServers servers;

  KnownModels(
      ProviderConnections connections,
      RouteConfigs configs,
      ModelAliases aliases,
      ModelServers servers) {
    this.connections = connections;
    this.aliases = aliases;
    this.configs = configs;
    this.servers = servers;
  }

  @Override
  public Mono<Set<String>> unserved(OrganizationId organization, Collection<String> models) {
    return models.isEmpty()
        ? Mono.just(Set.of())
        : Mono.zip(connections.known(organization), names(organization))
            .map(known -> unserved(models, known.getT1(), known.getT2()));
  }

  /** Of configs and aliases. */
  private Mono<Set<String>> names(OrganizationId organization) {
    return Mono.zip(configs.names(organization), aliases.known(organization))
        .map(
            both ->
                Stream.concat(both.getT1().stream(), both.getT2().names().stream())
                    .collect(Collectors.toUnmodifiableSet()));
  }

  private Set<String> unserved(
      Collection<String> models, List<ProviderConnection> known, Set<String> names) {
    Set<String> all =
        known.stream().map(ProviderConnection::name).collect(Collectors.toUnmodifiableSet());
    return models.stream()
        .filter(model -> !names.contains(ConfigReference.name(model)))
        .filter(
            model ->
                servers.of(model, known, all).stream()
                    .noneMatch(server -> server.connection().mayServe(server.model())))
        .collect(Collectors.toUnmodifiableSet());
  }
}
