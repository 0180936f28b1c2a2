package io.turnpike.routing.config.store;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ConnectionUses;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Every organization has the built-in demo and connections named {@code a}, {@code b}, {@code c}.
 */
final class NamedConnections implements ProviderConnections {

  @Override
  public Flux<ProviderConnection> list(OrganizationId organization) {
    return Flux.just(
        connection("demo", "demo", true),
        connection("a", "openai", false),
        connection("b", "openai-compatible", false),
        connection("c", "openai", false));
  }

  @Override
  public Mono<List<ProviderConnection>> known(OrganizationId organization) {
    return list(organization).collectList();
  }

  @Override
  public Mono<ProviderConnection> find(OrganizationId organization, String name) {
    return list(organization).filter(connection -> connection.name().equals(name)).next();
  }

  @Override
  public Mono<Opened> open(OrganizationId organization, String name) {
    return find(organization, name).map(connection -> new Opened(connection, List.of()));
  }

  @Override
  public Mono<ProviderConnection> put(Actor actor, String name, Draft draft) {
    throw new UnsupportedOperationException("Configs only read connections.");
  }

  @Override
  public Mono<Void> delete(Actor actor, String name) {
    throw new UnsupportedOperationException("Configs only read connections.");
  }

  @Override
  public Flux<ConnectionUses.Use> uses(OrganizationId organization, String name) {
    return Flux.empty();
  }

  @Override
  public Flux<String> held(
      DatabaseClient db, OrganizationId organization, Collection<String> names) {
    return list(organization).map(ProviderConnection::name).filter(names::contains);
  }

  private static ProviderConnection connection(String name, String type, boolean builtIn) {
    URI base = URI.create("http://127.0.0.1:9/v1");
    return new ProviderConnection(
        name, type, base, builtIn, List.of(), DataPolicy.UNKNOWN, List.of(), Map.of(), 1, null);
  }
}
