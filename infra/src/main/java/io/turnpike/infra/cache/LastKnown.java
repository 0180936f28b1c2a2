package io.turnpike.infra.cache;

import io.micrometer.core.instrument.Counter;
import io.turnpike.infra.refusal.Unavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Entries of one table, read from Postgres; while that is away, as they were last known, from
 * Redis. Each state stands there by revision, so that an older one never takes the place of a newer
 * one, and only a state that Postgres gave is ever written. The text of a key names its Redis key
 * and begins with the tenant, where there is one.
 */
public final class LastKnown<K, V> {

  private static final Logger log = LoggerFactory.getLogger(LastKnown.class);
  private static final long REFRESH = Duration.ofMinutes(10).toNanos();
  private static final int BATCH = 500;
  private static final int REREADS = 4;

  private final StateFormat<V> format;
  private final StateStore store;
  private final Function<K, Mono<State<V>>> postgres;
  private final Counter served;
  private volatile long refreshedAtNanos = System.nanoTime();

  LastKnown(
      StateFormat<V> format,
      StateStore store,
      Function<K, Mono<State<V>>> postgres,
      Counter served) {
    this.format = format;
    this.store = store;
    this.postgres = postgres;
    this.served = served;
  }

  /** Empty when there is none; Unavailable when neither store can tell. */
  public Mono<State<V>> read(K key) {
    return Mono.defer(() -> store.postgresIsAway() ? keptFirst(key) : storedFirst(key))
        .doOnNext(this::count)
        .filter(state -> state.value() != null);
  }

  /** What stands in Redis, without asking Postgres; empty where nothing can be had. */
  public Mono<State<V>> kept(K key) {
    String name = format.name(key);
    return store.get(name).flatMap(text -> readable(name, text)).onErrorComplete(Unavailable.class);
  }

  /**
   * Call it after a change is committed, before anyone is told: what Postgres says now is written
   * to Redis, deletions too. Never fails; what Redis does not take now is written later.
   */
  public Mono<Void> settle(K key) {
    return postgres
        .apply(key)
        .flatMap(state -> store.write(format.name(key), format.text(key, state)))
        .onErrorResume(error -> unwritten(key, error));
  }

  /** Call it before a revocation is committed: Redis then knows nothing. Never fails. */
  public Mono<Void> withdraw(K key) {
    return store.remove(format.name(key)).onErrorComplete();
  }

  /** Writes what was read in some other way than by {@link #read}, off the caller's path. */
  public void keep(K key, State<V> state) {
    store.later(format.name(key), format.text(key, state));
  }

  /**
   * Now and then keeps what a node has in memory from expiring in Redis, and writes again what
   * Redis has lost; at other times does nothing.
   */
  public Mono<Void> refresh(Supplier<? extends Collection<K>> inMemory) {
    return Mono.defer(
        () -> {
          long now = System.nanoTime();
          return now - refreshedAtNanos < REFRESH
              ? Mono.empty()
              : refreshed(inMemory.get()).doOnSuccess(_ -> refreshedAtNanos = now);
        });
  }

  private Mono<State<V>> readable(String name, String text) {
    State<V> state = format.read(name, text);
    return state == null ? Mono.empty() : Mono.just(state);
  }

  private void count(State<V> state) {
    if (!state.confirmed()) {
      served.increment();
    }
  }

  private Mono<Void> refreshed(Collection<K> keys) {
    return Flux.fromIterable(keys)
        .buffer(BATCH)
        .concatMap(batch -> Flux.fromIterable(batch).filterWhen(this::isLost, BATCH))
        .flatMap(key -> stored(key).onErrorComplete(Unavailable.class), REREADS)
        .then();
  }

  private Mono<Boolean> isLost(K key) {
    return store.prolong(format.name(key)).map(there -> !there);
  }

  private Mono<State<V>> storedFirst(K key) {
    return stored(key)
        .onErrorResume(Unavailable.class, away -> kept(key).switchIfEmpty(Mono.error(() -> away)));
  }

  private Mono<State<V>> keptFirst(K key) {
    return kept(key).switchIfEmpty(Mono.defer(() -> stored(key)));
  }

  /** Only what is there is kept: names of what never was are for callers to invent. */
  private Mono<State<V>> stored(K key) {
    return postgres
        .apply(key)
        .doOnSuccess(_ -> store.postgresAnswered())
        .doOnError(Unavailable.class, _ -> store.postgresDidNot())
        .doOnNext(state -> keepIfThere(key, state));
  }

  private Mono<Void> unwritten(K key, Throwable error) {
    log.warn("{} was changed and not written to Redis: {}", format.name(key), error.toString());
    return Mono.empty();
  }

  private void keepIfThere(K key, State<V> state) {
    if (state.value() != null) {
      keep(key, state);
    }
  }

  /**
   * @param revision counts the changes of an entry, or of what it belongs to
   * @param value null when the entry was deleted
   * @param confirmed false for what Redis had to say
   */
  public record State<V>(long revision, @Nullable V value, boolean confirmed) {

    public static <V> State<V> of(long revision, @Nullable V value) {
      return new State<>(revision, value, true);
    }
  }
}
