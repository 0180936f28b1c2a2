package io.turnpike.infra.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.refusal.Unavailable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A bounded cache of one table. Equal questions at the same time share one read, reads at the same
 * time are limited, absence is remembered briefly, and an answer that was read before a change is
 * not kept after it. What is remembered outlives an outage of the store. Whoever reads also cleans
 * up: handing that to another thread every few reads costs more than doing it.
 */
public final class TableCache<K, V> {

  /** A guess costs a read; so many guesses at once may not take the pool from everyone else. */
  static final int MOST_READS = 64;

  private static final Duration ABSENCE = Duration.ofSeconds(5);
  private static final int MOST_ABSENT = 50_000;

  private final Function<K, Mono<V>> store;
  private final Cache<K, V> present;
  private final Cache<K, Boolean> absent;
  private final ConcurrentMap<K, Reading> readings = new ConcurrentHashMap<>();
  private final Counter refused;

  /**
   * @param what names it in metrics
   * @param lifetime null to keep until forgotten
   * @param store reads one entry; empty when there is none
   */
  public TableCache(
      String what,
      int most,
      @Nullable Duration lifetime,
      Function<K, Mono<V>> store,
      MeterRegistry meters) {
    this(what, most, lifetime, _ -> 1, store, meters);
  }

  /**
   * @param most sum of the weights of what is kept
   * @param weight of one entry, for entries of very different size
   */
  public TableCache(
      String what,
      long most,
      @Nullable Duration lifetime,
      ToIntFunction<V> weight,
      Function<K, Mono<V>> store,
      MeterRegistry meters) {
    Caffeine<K, V> bounded =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((K _, V value) -> weight.applyAsInt(value))
            .executor(Runnable::run);
    this.present = (lifetime == null ? bounded : bounded.expireAfterWrite(lifetime)).build();
    this.absent =
        Caffeine.newBuilder()
            .maximumSize(MOST_ABSENT)
            .expireAfterWrite(ABSENCE)
            .executor(Runnable::run)
            .build();
    this.store = store;
    this.refused = meters.counter("turnpike.lookups.refused", "of", what);
  }

  /** What is remembered, or null; asks nobody. */
  public @Nullable V present(K key) {
    return present.getIfPresent(key);
  }

  /** Empty when there is none; Unavailable when the store is needed and out of reach. */
  public Mono<V> get(K key) {
    V known = present.getIfPresent(key);
    if (known != null) {
      return Mono.just(known);
    }
    return absent.getIfPresent(key) != null ? Mono.empty() : Mono.defer(() -> read(key));
  }

  /** Call it after the change is committed. */
  public void forget(K key) {
    readings.remove(key);
    present.invalidate(key);
    absent.invalidate(key);
  }

  /** Forgets what is of this kind, and keeps nothing of the reads under way: theirs may be too. */
  public void forgetIf(Predicate<V> kind) {
    readings.clear();
    present.asMap().values().removeIf(kind);
  }

  /** Everything remembered as present, at this moment. */
  public Set<K> keys() {
    return Set.copyOf(present.asMap().keySet());
  }

  private Mono<V> read(K key) {
    Reading running = readings.get(key);
    if (running != null) {
      return running.answer;
    }
    if (readings.size() >= MOST_READS) {
      refused.increment();
      return Mono.error(new Unavailable("Too many look-ups at once. Try again in a moment."));
    }
    Reading mine = new Reading(key);
    Reading other = readings.putIfAbsent(key, mine);
    return other != null ? other.answer : mine.answer;
  }

  /** One read that many wait for. Forgetting its key takes it off the list: it is out of date. */
  private final class Reading {

    private final K key;
    private final Mono<V> answer;

    Reading(K key) {
      this.key = key;
      this.answer = Mono.defer(this::read).doFinally(_ -> readings.remove(key, this)).cache();
    }

    private Mono<V> read() {
      return store
          .apply(key)
          .doOnNext(value -> keep(present, value))
          .switchIfEmpty(Mono.fromRunnable(() -> keep(absent, true)));
    }

    /** Looks again after the put: a change in between has already forgotten, and forgot nothing. */
    private <T> void keep(Cache<K, T> cache, T value) {
      if (isCurrent()) {
        cache.put(key, value);
        if (!isCurrent()) {
          cache.invalidate(key);
        }
      }
    }

    private boolean isCurrent() {
      return readings.get(key) == this;
    }
  }
}
