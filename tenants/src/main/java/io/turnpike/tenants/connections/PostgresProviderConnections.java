package io.turnpike.tenants.connections;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.connections.builtin.BuiltIns;
import io.turnpike.tenants.input.Slug;
import io.turnpike.tenants.providers.ConnectionUses;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.store.Store;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class PostgresProviderConnections implements ProviderConnections {

  private final Store store;
  private final BuiltIns builtIns;
  private final DraftCheck check;
  private final ConnectionWriter writer;
  private final ConnectionMemory memory;
  private final ConnectionDirectory directory;
  private final AllUses uses;
  private final ChangedConnections changes;

  PostgresProviderConnections(
      Store store,
      BuiltIns builtIns,
      DraftCheck check,
      ConnectionWriter writer,
      ConnectionMemory memory,
      ConnectionDirectory directory,
      AllUses uses,
      ChangedConnections changes) {
    this.store = store;
    this.builtIns = builtIns;
    this.check = check;
    this.writer = writer;
    this.memory = memory;
    this.directory = directory;
    this.uses = uses;
    this.changes = changes;
  }

  @Override
  public Flux<ProviderConnection> list(OrganizationId organization) {
    return Flux.defer(() -> Flux.fromIterable(builtIns.list()))
        .concatWith(
            store
                .list(organization, db -> ConnectionTable.list(db, organization))
                .map(StoredConnection::connection));
  }

  @Override
  public Mono<List<ProviderConnection>> known(OrganizationId organization) {
    return directory.list(organization);
  }

  @Override
  public Mono<ProviderConnection> find(OrganizationId organization, String name) {
    Opened builtIn = builtIns.open(name);
    return builtIn != null
        ? Mono.just(builtIn.connection())
        : store
            .within(organization, db -> ConnectionTable.find(db, organization, name))
            .map(StoredConnection::connection);
  }

  /** What cannot be a name is not looked for: requests bring names of their own. */
  @Override
  public Mono<Opened> open(OrganizationId organization, String name) {
    Opened builtIn = builtIns.open(name);
    if (builtIn != null) {
      return Mono.just(builtIn);
    }
    return Slug.fits(name) ? memory.open(new ConnectionKey(organization, name)) : Mono.empty();
  }

  @Override
  public Mono<ProviderConnection> put(Actor actor, String name, Draft draft) {
    return Mono.fromRunnable(() -> refuseUnlessChangeable(actor, name))
        .then(check.check(name, draft))
        .flatMap(
            checked -> store.within(actor.organizationId(), db -> writer.put(db, actor, checked)))
        .delayUntil(row -> changes.tell(actor, name, row.version().toString()))
        .map(StoredConnection::connection);
  }

  @Override
  public Mono<Void> delete(Actor actor, String name) {
    return Mono.fromRunnable(() -> refuseUnlessChangeable(actor, name))
        .then(
            Mono.defer(
                () -> store.within(actor.organizationId(), db -> writer.delete(db, actor, name))))
        .then(Mono.defer(() -> changes.tell(actor, name, "")));
  }

  @Override
  public Flux<ConnectionUses.Use> uses(OrganizationId organization, String name) {
    return store.list(organization, db -> uses.of(db, organization, name));
  }

  /** The organization's lock, which a deletion takes as well. */
  @Override
  public Flux<String> held(
      DatabaseClient db, OrganizationId organization, Collection<String> names) {
    return ConnectionTable.lock(db, organization)
        .thenMany(Flux.defer(() -> ConnectionTable.names(db, organization, names)))
        .concatWith(Flux.fromIterable(names).filter(name -> builtIns.open(name) != null));
  }

  private void refuseUnlessChangeable(Actor actor, String name) {
    Permission.toChange(actor, "provider connections");
    builtIns.refuseChange(name);
  }
}
