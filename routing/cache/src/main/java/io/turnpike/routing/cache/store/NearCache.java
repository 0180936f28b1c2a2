package io.turnpike.routing.cache.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.cache.EntryKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What this node has in memory, bounded by weight; nothing stays longer than it may be served. */
final class NearCache {

  private final Cache<EntryKey, Kept> kept;
  private final AtomicLong removals = new AtomicLong();

  NearCache(long bytes, MeterRegistry meters) {
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((EntryKey _, Kept one) -> one.weight())
            .expireAfter(
                Expiry.<EntryKey, Kept>writing(
                    (_, one) -> Duration.ofMillis(Math.max(0, one.millisLeft()))))
            .executor(Runnable::run)
            .build();
    Gauge.builder("turnpike.cache.memory", kept, NearCache::weight)
        .baseUnit("bytes")
        .register(meters);
  }

  @Nullable Kept find(EntryKey key, Duration maxAge) {
    Kept one = kept.getIfPresent(key);
    return one != null && one.servesWithin(maxAge) ? one : null;
  }

  void put(EntryKey key, Kept one) {
    kept.put(key, one);
  }

  /** Grows with every removal; see {@link #putUnlessRemoved}. */
  long removals() {
    return removals.get();
  }

  /**
   * Keeps what was read elsewhere, unless something was removed since then: it could be this.
   *
   * @param before {@link #removals} when the reading began
   */
  void putUnlessRemoved(EntryKey key, Kept one, long before) {
    if (removals.get() == before) {
      kept.put(key, one);
      if (removals.get() != before) {
        kept.invalidate(key);
      }
    }
  }

  /** The ids of what was there. */
  Set<String> removeIf(BiPredicate<EntryKey, Kept> what) {
    removals.incrementAndGet();
    Set<String> ids = new HashSet<>();
    kept.asMap()
        .forEach(
            (key, one) -> {
              if (what.test(key, one) && kept.asMap().remove(key, one)) {
                ids.add(key.id());
              }
            });
    return ids;
  }

  void clear() {
    removals.incrementAndGet();
    kept.invalidateAll();
  }

  private static double weight(Cache<EntryKey, Kept> kept) {
    return kept.policy().eviction().stream()
        .mapToLong(eviction -> eviction.weightedSize().orElse(0))
        .sum();
  }
}
