package io.turnpike.infra.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.RevisedTable.Revision;
import io.turnpike.infra.refusal.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a node keeps in memory of a {@link RevisedTable}, also that a key has no rows. While
 * Postgres is away it is read as it was last known.
 */
public final class RevisedCache<K, S, V> {

  private static final int BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RevisedTable<K, S, V> table;
  private final LastKnown<K, S> states;
  private final TableCache<K, Entry<V>> known;

  /**
   * @param what one word, part of the Redis key, and the name in metrics
   * @param type of the rows, as in {@link LastKnownStates#of}
   * @param most sum of the weights of what is kept
   */
  public RevisedCache(
      String what,
      Class<S> type,
      long most,
      RevisedTable<K, S, V> table,
      LastKnownStates lastKnown,
      MeterRegistry meters) {
    this.table = table;
    this.states = lastKnown.of(what, type, this::state);
    this.known = new TableCache<>(what, most, null, this::weight, this::read, meters);
  }

  /** What is in memory, or null; asks nobody. */
  public @Nullable V present(K key) {
    Entry<V> entry = known.present(key);
    return entry == null ? null : entry.value;
  }

  /**
   * Empty where there is no such key; Unavailable when a store is needed and none answers. What is
   * in memory is there without a subscription.
   */
  public Mono<V> get(K key) {
    V present = present(key);
    return present != null ? Mono.just(present) : known.get(key).map(Entry::value);
  }

  /** After another node's announcement. */
  public void forget(K key) {
    known.forget(key);
  }

  /** After a change is committed, before other nodes are told. */
  public Mono<Void> changed(K key) {
    forget(key);
    return states.settle(key);
  }

  /** Forgets what the store has in another revision, which heals a lost announcement. */
  public Mono<Void> compare() {
    return Flux.defer(() -> Flux.fromIterable(known.keys()))
        .buffer(BATCH)
        .concatMap(this::compare)
        .then(states.refresh(known::keys));
  }

  private Mono<Void> compare(List<K> keys) {
    return table.revisions(keys).doOnNext(this::forgetUnlessSame).then();
  }

  private void forgetUnlessSame(Revision<K> stored) {
    Entry<V> present = known.present(stored.key());
    if (present != null && present.revision != stored.value()) {
      known.forget(stored.key());
    }
  }

  private Mono<Entry<V>> read(K key) {
    return states.read(key).map(this::entry);
  }

  private Entry<V> entry(State<S> state) {
    return new Entry<>(state.revision(), table.compile(Objects.requireNonNull(state.value())));
  }

  private int weight(Entry<V> entry) {
    return table.weight(entry.value);
  }

  private Mono<State<S>> state(K key) {
    return table
        .state(key)
        .timeout(PATIENCE)
        .onErrorMap(
            TimeoutException.class,
            _ -> new Unavailable("The database does not answer; try again shortly."));
  }

  private record Entry<V>(long revision, V value) {}
}
