package io.turnpike.tenants.connections;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.infra.crypto.VaultException;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections.Opened;
import io.turnpike.tenants.connections.ConnectionTable.Revision;
import io.turnpike.tenants.connections.ConnectionTable.Row;
import io.turnpike.tenants.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The connections of organizations as this node remembers them, so that a request neither asks nor
 * decrypts. Those of one organization are read together, and forgotten together when one changes.
 */
@Component
final class ConnectionMemory {

  /** Announcements carry the id of an organization one of whose connections changed. */
  static final String TOPIC = "connections";

  private static final Logger log = LoggerFactory.getLogger(ConnectionMemory.class);

  /** Connections, over all organizations. */
  private static final int MOST = 100_000;

  private static final int BATCH = 1_000;

  private final Store store;
  private final BuiltIns builtIns;
  private final ConnectionVault vault;
  private final TableCache<OrganizationId, Known> known;

  ConnectionMemory(Store store, BuiltIns builtIns, ConnectionVault vault, MeterRegistry meters) {
    this.store = store;
    this.builtIns = builtIns;
    this.vault = vault;
    this.known =
        new TableCache<>(
            "provider connections", MOST, null, it -> 1 + it.rows.size(), this::read, meters);
  }

  /** Built-in ones first. */
  Mono<List<ProviderConnection>> list(OrganizationId organization) {
    Known present = known.present(organization);
    return present != null ? present.list : known.get(organization).flatMap(it -> it.list);
  }

  Mono<Opened> open(OrganizationId organization, String name) {
    Known present = known.present(organization);
    return present != null
        ? open(organization, name, present)
        : known.get(organization).flatMap(it -> open(organization, name, it));
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
        .listAcross(db -> ConnectionTable.revisions(db, organizations))
        .collect(Collectors.groupingBy(Revision::organization, Collectors.toSet()))
        .doOnNext(
            stored ->
                organizations.forEach(
                    it -> forgetUnlessSame(it, stored.getOrDefault(it, Set.of()))))
        .then();
  }

  private void forgetUnlessSame(OrganizationId organization, Set<Revision> stored) {
    Known present = known.present(organization);
    if (present != null && !present.revisions.equals(stored)) {
      known.forget(organization);
    }
  }

  private Mono<Known> read(OrganizationId organization) {
    return store
        .list(organization, db -> ConnectionTable.list(db, organization))
        .collectList()
        .map(rows -> known(organization, rows));
  }

  private Known known(OrganizationId organization, List<Row> rows) {
    List<ProviderConnection> all = new ArrayList<>(builtIns.list());
    rows.forEach(row -> all.add(row.connection()));
    return new Known(
        rows.stream().map(row -> row.revision(organization)).collect(Collectors.toSet()),
        Mono.just(List.copyOf(all)),
        rows.stream().collect(Collectors.toMap(Row::name, Function.identity())),
        new ConcurrentHashMap<>());
  }

  private Mono<Opened> open(OrganizationId organization, String name, Known present) {
    Mono<Opened> before = present.opened.get(name);
    Row row = before == null ? present.rows.get(name) : null;
    if (row == null) {
      return before == null ? Mono.empty() : before;
    }
    try {
      Opened opened = new Opened(row.connection(), vault.open(organization, row));
      Mono<Opened> answer = Mono.just(opened);
      present.opened.put(name, answer);
      return answer;
    } catch (VaultException error) {
      log.error("The API key of connection {}/{} cannot be opened", organization, name, error);
      return Mono.error(unopened(name));
    }
  }

  private static Unavailable unopened(String name) {
    return new Unavailable(
        "The stored API key of \"" + name + "\" cannot be opened. Save it again.");
  }

  /**
   * @param list made beforehand
   * @param rows by name
   * @param opened those that were asked for, by name
   */
  private record Known(
      Set<Revision> revisions,
      Mono<List<ProviderConnection>> list,
      Map<String, Row> rows,
      Map<String, Mono<Opened>> opened) {}
}
