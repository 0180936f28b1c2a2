package io.turnpike.tenants.connections;

import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.AuditTrail;
import io.turnpike.tenants.ConnectionUses;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections;
import io.turnpike.tenants.connections.ConnectionTable.Row;
import io.turnpike.tenants.input.Permission;
import io.turnpike.tenants.input.Slug;
import io.turnpike.tenants.memory.News;
import io.turnpike.tenants.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class PostgresProviderConnections implements ProviderConnections {

  private final Store store;
  private final BuiltIns builtIns;
  private final DraftCheck check;
  private final ConnectionVault vault;
  private final ConnectionMemory memory;
  private final ConnectionDirectory directory;
  private final AllUses uses;
  private final AuditTrail audit;
  private final News news;

  PostgresProviderConnections(
      Store store,
      BuiltIns builtIns,
      DraftCheck check,
      ConnectionVault vault,
      ConnectionMemory memory,
      ConnectionDirectory directory,
      AllUses uses,
      AuditTrail audit,
      News news) {
    this.store = store;
    this.builtIns = builtIns;
    this.check = check;
    this.vault = vault;
    this.memory = memory;
    this.directory = directory;
    this.uses = uses;
    this.audit = audit;
    this.news = news;
  }

  @Override
  public Flux<ProviderConnection> list(OrganizationId organization) {
    return Flux.defer(() -> Flux.fromIterable(builtIns.list()))
        .concatWith(
            store
                .list(organization, db -> ConnectionTable.list(db, organization))
                .map(Row::connection));
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
            .map(Row::connection);
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
        .flatMap(checked -> store.within(actor.organizationId(), db -> put(db, actor, checked)))
        .delayUntil(row -> changed(actor, name, row.version().toString()))
        .map(Row::connection);
  }

  @Override
  public Mono<Void> delete(Actor actor, String name) {
    return Mono.fromRunnable(() -> refuseUnlessChangeable(actor, name))
        .then(Mono.defer(() -> store.within(actor.organizationId(), db -> delete(db, actor, name))))
        .then(Mono.defer(() -> changed(actor, name, "")));
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

  private Mono<Row> put(DatabaseClient db, Actor actor, CheckedDraft draft) {
    OrganizationId organization = actor.organizationId();
    return ConnectionTable.lock(db, organization)
        .then(Mono.defer(() -> ConnectionTable.find(db, organization, draft.name())))
        .flatMap(stored -> replace(db, organization, stored, draft))
        .switchIfEmpty(Mono.defer(() -> create(db, organization, draft)))
        .delayUntil(row -> record(db, actor, row, draft));
  }

  private Mono<Row> create(DatabaseClient db, OrganizationId organization, CheckedDraft draft) {
    List<SealedKey> keys = new KeySet(vault, organization, draft, null).changed();
    return ConnectionTable.insert(db, organization, draft, keys)
        .then(Mono.defer(() -> ConnectionTable.find(db, organization, draft.name())));
  }

  private Mono<Row> replace(
      DatabaseClient db, OrganizationId organization, Row stored, CheckedDraft draft) {
    List<SealedKey> keys = new KeySet(vault, organization, draft, stored).changed();
    return ConnectionTable.update(db, stored.id(), organization, draft, keys)
        .then(Mono.defer(() -> ConnectionTable.find(db, organization, draft.name())));
  }

  private Mono<Void> delete(DatabaseClient db, Actor actor, String name) {
    OrganizationId organization = actor.organizationId();
    return ConnectionTable.lock(db, organization)
        .then(Mono.defer(() -> uses.refuseIfAny(db, organization, name)))
        .then(Mono.defer(() -> ConnectionTable.delete(db, organization, name)))
        .filter(deleted -> deleted > 0)
        .switchIfEmpty(Mono.error(() -> new NotFound("provider connection", name)))
        .flatMap(_ -> audit.record(db, actor, "provider_connection.delete", name, Map.of()));
  }

  private Mono<Void> record(DatabaseClient db, Actor actor, Row row, CheckedDraft draft) {
    Map<String, String> details =
        Map.of(
            "type", row.connection().type(),
            "base_url", row.connection().baseUrl().toString(),
            "api_keys", labels(row),
            "prices", String.valueOf(row.connection().prices().size()),
            "revision", String.valueOf(row.connection().revision()));
    return audit.record(db, actor, "provider_connection.put", draft.name(), details);
  }

  private static String labels(Row row) {
    return row.keys().stream().map(SealedKey::label).collect(Collectors.joining(", "));
  }

  private Mono<Void> changed(Actor actor, String name, String revision) {
    ConnectionKey key = new ConnectionKey(actor.organizationId(), name);
    ConnectionChange change = new ConnectionChange(key, revision);
    memory.heed(change);
    directory.forget(actor.organizationId());
    return news.of(ConnectionMemory.TOPIC, change.toString());
  }
}
