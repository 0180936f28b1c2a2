package io.turnpike.tenants.connections;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.LastKnown;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.LastKnownStates;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.infra.crypto.VaultException;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.tenants.connections.ConnectionRevisions.Stored;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import io.turnpike.tenants.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The opened connections this node has used, so that a request neither asks nor decrypts. */
@Component
final class ConnectionMemory {

  /** Announcements carry {@link ConnectionChange}s. */
  static final String TOPIC = "connections";

  private static final Logger log = LoggerFactory.getLogger(ConnectionMemory.class);
  private static final int MOST = 20_000;
  private static final int BATCH = 1_000;

  private final Store store;
  private final ConnectionVault vault;
  private final LastKnown<ConnectionKey, StoredConnection> states;
  private final TableCache<ConnectionKey, Known> known;

  ConnectionMemory(
      Store store, ConnectionVault vault, LastKnownStates lastKnown, MeterRegistry meters) {
    this.store = store;
    this.vault = vault;
    this.states = lastKnown.of("connection", StoredConnection.class, this::stored);
    this.known = new TableCache<>("provider connection", MOST, null, this::read, meters);
  }

  Mono<Opened> open(ConnectionKey key) {
    Known present = known.present(key);
    return present != null ? present.answer : known.get(key).flatMap(it -> it.answer);
  }

  void heed(ConnectionChange change) {
    Known present = known.present(change.key());
    if (present == null || !present.revision.toString().equals(change.revision())) {
      known.forget(change.key());
    }
  }

  /** After a change is committed, before other nodes are told. */
  Mono<Void> changed(ConnectionChange change) {
    heed(change);
    return states.settle(change.key());
  }

  /** Forgets what the store has in another revision, or no longer has. */
  Mono<Void> compare() {
    return Flux.defer(() -> Flux.fromIterable(known.keys()))
        .buffer(BATCH)
        .concatMap(this::compare)
        .then(states.refresh(known::keys));
  }

  private Mono<Void> compare(List<ConnectionKey> keys) {
    return store
        .listAcross(db -> ConnectionRevisions.of(db, keys))
        .collectMap(Stored::key, Stored::revision)
        .doOnNext(stored -> keys.forEach(key -> forgetUnlessSame(key, stored)))
        .then();
  }

  private void forgetUnlessSame(ConnectionKey key, Map<ConnectionKey, Revision> stored) {
    Known present = known.present(key);
    if (present != null && !present.revision.equals(stored.get(key))) {
      known.forget(key);
    }
  }

  private Mono<Known> read(ConnectionKey key) {
    return states
        .read(key)
        .map(state -> known(key, Objects.requireNonNull(state.value())))
        .onErrorMap(VaultException.class, error -> unopened(key, error));
  }

  /** As deleted when it is not there. */
  private Mono<State<StoredConnection>> stored(ConnectionKey key) {
    return store.within(key.organization(), db -> stored(db, key));
  }

  private static Mono<State<StoredConnection>> stored(DatabaseClient db, ConnectionKey key) {
    return ConnectionRevisions.changes(db, key.organization())
        .flatMap(
            revision ->
                ConnectionTable.find(db, key.organization(), key.name())
                    .map(row -> State.of(revision, row))
                    .defaultIfEmpty(State.of(revision, null)));
  }

  private Known known(ConnectionKey key, StoredConnection row) {
    Opened opened = new Opened(row.connection(), vault.open(key.organization(), row));
    return new Known(row.version(), Mono.just(opened));
  }

  private static Unavailable unopened(ConnectionKey key, VaultException error) {
    log.error("The API key of connection {} cannot be opened", key, error);
    return new Unavailable(
        "The stored API key of \"" + key.name() + "\" cannot be opened. Save it again.");
  }

  /**
   * @param answer made beforehand
   */
  private record Known(Revision revision, Mono<Opened> answer) {}
}
