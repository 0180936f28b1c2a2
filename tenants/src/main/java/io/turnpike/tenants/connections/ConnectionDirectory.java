package io.turnpike.tenants.connections;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.connections.ConnectionTable.Row;
import io.turnpike.tenants.store.Store;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
  private final TableCache<OrganizationId, Known> known;

  ConnectionDirectory(Store store, BuiltIns builtIns, MeterRegistry meters) {
    this.store = store;
    this.builtIns = builtIns;
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

  /** Forgets where the store has other revisions, heals a lost announcement. */
  Mono<Void> compare() {
    return Flux.defer(() -> Flux.fromIterable(known.keys()))
        .buffer(BATCH)
        .concatMap(this::compare)
        .then();
  }

  private Mono<Void> compare(List<OrganizationId> organizations) {
    return store
        .listAcross(db -> ConnectionTable.revisionsOf(db, organizations))
        .collect(
            Collectors.groupingBy(
                stored -> stored.key().organization(),
                Collectors.mapping(ConnectionTable.Stored::revision, Collectors.toSet())))
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
    return store
        .list(organization, db -> ConnectionTable.list(db, organization))
        .collectList()
        .map(this::known);
  }

  private Known known(List<Row> rows) {
    List<ProviderConnection> all = new java.util.ArrayList<>(builtIns.list());
    rows.forEach(row -> all.add(row.connection()));
    return new Known(
        rows.stream().map(Row::version).collect(Collectors.toUnmodifiableSet()),
        Mono.just(List.copyOf(all)));
  }

  /**
   * @param answer made beforehand, built-in connections first
   */
  private record Known(Set<Revision> stored, Mono<List<ProviderConnection>> answer) {}
}
