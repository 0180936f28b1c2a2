package io.turnpike.tenants.connections;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.LastKnown;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.LastKnownStates;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.connections.builtin.BuiltIns;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which connections organizations have, without secrets, as this node remembers it: what requests
 * are served from that name a model and no connection.
 */
@Component
final class ConnectionDirectory {

  /** Connections, over all organizations. */
  private static final int MOST = 200_000;

  private static final int BATCH = 1_000;

  private final Store store;
  private final BuiltIns builtIns;
  private final LastKnown<OrganizationId, Listed> states;
  private final TableCache<OrganizationId, Known> known;

  ConnectionDirectory(
      Store store, BuiltIns builtIns, LastKnownStates lastKnown, MeterRegistry meters) {
    this.store = store;
    this.builtIns = builtIns;
    this.states = lastKnown.of("connections", Listed.class, this::stored);
    this.known =
        new TableCache<>(
            "connection directory", MOST, null, it -> 1 + it.stored.size(), this::read, meters);
  }

  Mono<List<ProviderConnection>> list(OrganizationId organization) {
    Known present = known.present(organization);
    return present != null ? present.answer : known.get(organization).flatMap(it -> it.answer);
  }

  void forget(OrganizationId organization) {
    known.forget(organization);
  }

  /** After a change is committed, before other nodes are told. */
  Mono<Void> changed(OrganizationId organization) {
    forget(organization);
    return states.settle(organization);
  }

  /** Forgets where the store has other revisions, heals a lost announcement. */
  Mono<Void> compare() {
    return Flux.defer(() -> Flux.fromIterable(known.keys()))
        .buffer(BATCH)
        .concatMap(this::compare)
        .then(states.refresh(known::keys));
  }

  private Mono<Void> compare(List<OrganizationId> organizations) {
    return store
        .listAcross(db -> ConnectionRevisions.ofAll(db, organizations))
        .collect(
            Collectors.groupingBy(
                stored -> stored.key().organization(),
                Collectors.mapping(ConnectionRevisions.Stored::revision, Collectors.toSet())))
        .doOnNext(
            stored ->
                organizations.forEach(
                    it -> forgetUnlessSame(it, stored.getOrDefault(it, Set.of()))))
        .then();
  }

  private void forgetUnlessSame(OrganizationId organization, Set<Revision> stored) {
    Known present = known.present(organization);
    if (present != null && !present.stored.equals(stored)) {
      known.forget(organization);
    }
  }

  private Mono<Known> read(OrganizationId organization) {
    return states
        .read(organization)
        .map(state -> known(Objects.requireNonNull(state.value()).connections()));
  }

  private Mono<State<Listed>> stored(OrganizationId organization) {
    return store.within(organization, db -> stored(db, organization));
  }

  private static Mono<State<Listed>> stored(DatabaseClient db, OrganizationId organization) {
    return ConnectionRevisions.changes(db, organization)
        .flatMap(
            revision ->
                ConnectionTable.list(db, organization)
                    .map(row -> new Entry(row.version(), row.connection()))
                    .collectList()
                    .map(all -> State.of(revision, new Listed(all))));
  }

  private Known known(List<Entry> entries) {
    List<ProviderConnection> all = new ArrayList<>(builtIns.list());
    entries.forEach(entry -> all.add(entry.connection()));
    return new Known(
        entries.stream().map(Entry::revision).collect(Collectors.toUnmodifiableSet()),
        Mono.just(List.copyOf(all)));
  }

  /** An organization's own connections, by name, without secrets. */
  record Listed(List<Entry> connections) {}

  record Entry(Revision revision, ProviderConnection connection) {}

  /**
   * @param answer made beforehand, built-in connections first
   */
  private record Known(Set<Revision> stored, Mono<List<ProviderConnection>> answer) {}
}
