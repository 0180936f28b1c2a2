package io.turnpike.billing.intake;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ConnectionUses;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers with one connection, whoever asks. */
public record KnownConnections(ProviderConnection known) implements ProviderConnections {

  @Override
  public Flux<ProviderConnection> list(OrganizationId organization) {
    return Flux.just(known);
  }

  @Override
  public Mono<List<ProviderConnection>> known(OrganizationId organization) {
    return list(organization).collectList();
  }

  @Override
  public Mono<ProviderConnection> find(OrganizationId organization, String name) {
    return name.equals(known.name()) ? Mono.just(known) : Mono.empty();
  }

  @Override
  public Mono<Opened> open(OrganizationId organization, String name) {
    return find(organization, name).map(connection -> new Opened(connection, List.of()));
  }

  @Override
  public Mono<ProviderConnection> put(Actor actor, String name, Draft draft) {
    return Mono.error(new UnsupportedOperationException());
  }

  @Override
  public Mono<Void> delete(Actor actor, String name) {
    return Mono.error(new UnsupportedOperationException());
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
}
