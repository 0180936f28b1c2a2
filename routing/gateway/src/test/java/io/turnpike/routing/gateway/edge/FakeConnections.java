package io.turnpike.routing.gateway.edge;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ConnectionUses;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.tenants.providers.ProviderConnections;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Connections by name, the same for every organization. */
public final class FakeConnections implements ProviderConnections {

  private static final AtomicInteger REVISIONS = new AtomicInteger(100_000);

  private final Set<String> unavailable = ConcurrentHashMap.newKeySet();
  private final Map<String, Opened> opened = new ConcurrentSkipListMap<>(new TreeMap<>());

  /** It exists, and cannot be opened. */
  void unavailable(String name) {
    unavailable.add(name);
  }

  void put(String name, String type, URI baseUrl, @Nullable Secret secret) {
    keyed(
        name,
        type,
        baseUrl,
        secret == null ? List.of() : List.of(new Credential("0a0b0c0d", "only", secret)));
  }

  /** One that has been put, whose provider does not stop when its caller hangs up. */
  void writesOn(String name) {
    opened.computeIfPresent(
        name, (_, it) -> new Opened(unstoppable(it.connection()), it.credentials()));
  }

  /** One that has been put, of whose data something is known. */
  void declare(String name, DataPolicy policy) {
    opened.computeIfPresent(
        name, (_, it) -> new Opened(declared(it.connection(), policy), it.credentials()));
  }

  /** One that has been put, with what its type asks for beyond address and key. */
  void set(String name, Map<String, String> settings) {
    opened.computeIfPresent(
        name, (_, it) -> new Opened(set(it.connection(), settings), it.credentials()));
  }

  /** One that has been put, which is for these models. */
  void serve(String name, List<String> models) {
    opened.computeIfPresent(
        name, (_, it) -> new Opened(serving(it.connection(), models), it.credentials()));
  }

  private static ProviderConnection serving(ProviderConnection it, List<String> models) {
    return new ProviderConnection(
        it.name(),
        it.type(),
        it.baseUrl(),
        it.builtIn(),
        it.credentials(),
        it.dataPolicy(),
        models,
        it.prices(),
        it.revision(),
        it.updatedAt(),
        true,
        it.settings());
  }

  private static ProviderConnection set(ProviderConnection it, Map<String, String> settings) {
    return new ProviderConnection(
        it.name(),
        it.type(),
        it.baseUrl(),
        it.builtIn(),
        it.credentials(),
        it.dataPolicy(),
        it.models(),
        it.prices(),
        it.revision() + 1_000,
        it.updatedAt(),
        true,
        settings);
  }

  private static ProviderConnection declared(ProviderConnection it, DataPolicy policy) {
    return new ProviderConnection(
        it.name(),
        it.type(),
        it.baseUrl(),
        it.builtIn(),
        it.credentials(),
        policy,
        it.models(),
        it.prices(),
        it.revision(),
        it.updatedAt());
  }

  private static ProviderConnection unstoppable(ProviderConnection it) {
    return new ProviderConnection(
        it.name(),
        it.type(),
        it.baseUrl(),
        it.builtIn(),
        it.credentials(),
        it.dataPolicy(),
        it.models(),
        it.prices(),
        it.revision() + 1_000,
        it.updatedAt(),
        false,
        it.settings());
  }

  public void keyed(String name, String type, URI baseUrl, List<Credential> credentials) {
    ProviderConnection connection =
        new ProviderConnection(
            name,
            type,
            baseUrl,
            false,
            credentials.stream().map(it -> new KeyName(it.id(), it.label())).toList(),
            DataPolicy.UNKNOWN,
            List.of(),
            Map.of(),
            opened.size() + 1,
            null);
    opened.put(name, new Opened(connection, credentials));
  }

  /** One with settings; each time it is another revision. */
  void set(
      String name,
      String type,
      URI baseUrl,
      List<Credential> credentials,
      Map<String, String> set) {
    keyed(name, type, baseUrl, credentials);
    opened.computeIfPresent(
        name, (_, it) -> new Opened(with(set, it.connection()), it.credentials()));
  }

  private static ProviderConnection with(Map<String, String> settings, ProviderConnection it) {
    return new ProviderConnection(
        it.name(),
        it.type(),
        it.baseUrl(),
        it.builtIn(),
        it.credentials(),
        it.dataPolicy(),
        it.models(),
        it.prices(),
        REVISIONS.incrementAndGet(),
        it.updatedAt(),
        true,
        settings);
  }

  @Override
  public Flux<ProviderConnection> list(OrganizationId organization) {
    return Flux.fromIterable(opened.values()).map(Opened::connection);
  }

  @Override
  public Mono<List<ProviderConnection>> known(OrganizationId organization) {
    return list(organization).collectList();
  }

  @Override
  public Mono<ProviderConnection> find(OrganizationId organization, String name) {
    return open(organization, name).map(Opened::connection);
  }

  @Override
  public Mono<Opened> open(OrganizationId organization, String name) {
    return unavailable.contains(name)
        ? Mono.error(new Unavailable("The stored API key cannot be opened."))
        : Mono.justOrEmpty(opened.get(name));
  }

  @Override
  public Mono<ProviderConnection> put(Actor actor, String name, Draft draft) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<Void> delete(Actor actor, String name) {
    throw new UnsupportedOperationException();
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
