package io.turnpike.routing.edge;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Connections by name, the same for every organization. */
public final class FakeConnections implements ProviderConnections {

  private final Map<String, Opened> opened = new ConcurrentSkipListMap<>(new TreeMap<>());

  void put(String name, String type, URI baseUrl, @Nullable Secret secret) {
    ProviderConnection connection =
        new ProviderConnection(
            name, type, baseUrl, false, secret != null, Map.of(), opened.size() + 1, null);
    opened.put(name, new Opened(connection, secret));
  }

  @Override
  public Flux<ProviderConnection> list(OrganizationId organization) {
    return Flux.fromIterable(opened.values()).map(Opened::connection);
  }

  @Override
  public Mono<ProviderConnection> find(OrganizationId organization, String name) {
    return open(organization, name).map(Opened::connection);
  }

  @Override
  public Mono<Opened> open(OrganizationId organization, String name) {
    return Mono.justOrEmpty(opened.get(name));
  }

  @Override
  public Mono<ProviderConnection> put(Actor actor, String name, Draft draft) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<Void> delete(Actor actor, String name) {
    throw new UnsupportedOperationException();
  }
}
