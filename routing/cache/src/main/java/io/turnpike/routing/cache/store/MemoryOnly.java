package io.turnpike.routing.cache.store;

import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.cache.AnswerCache;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * This node's memory alone: what is kept here never leaves it, and nodes do not wait for another.
 */
final class MemoryOnly implements AnswerCache {

  private static final Mono<Lookup> OURS = Mono.just(new Lookup.Ours());

  private final NearCache near;
  private final Purging purging;
  private final CacheMeters meters;
  private final int largest;

  MemoryOnly(NearCache near, Purging purging, CacheMeters meters, int largest) {
    this.near = near;
    this.purging = purging;
    this.meters = meters;
    this.largest = largest;
  }

  @Override
  public Mono<Entry> find(EntryKey key, Duration maxAge) {
    Kept here = near.find(key, maxAge);
    (here == null ? meters.misses() : meters.near()).increment();
    return here == null ? Mono.empty() : here.answer();
  }

  @Override
  public Mono<Lookup> findOrClaim(EntryKey key, Duration maxAge, Duration atMost) {
    return find(key, maxAge).<Lookup>map(Lookup.Hit::new).switchIfEmpty(OURS);
  }

  @Override
  public void keep(EntryKey key, Entry entry, Duration maxAge) {
    if (entry.body().length > largest) {
      meters.tooLarge().increment();
    } else {
      near.put(key, Kept.of(entry, maxAge));
    }
  }

  @Override
  public Mono<Boolean> claim(EntryKey key, Duration atMost) {
    return Mono.just(true);
  }

  @Override
  public Mono<Entry> await(EntryKey key, Duration atMost) {
    return Mono.empty();
  }

  @Override
  public void giveUp(EntryKey key) {}

  @Override
  public Mono<Long> purge(OrganizationId organization, Purge what) {
    return purging.purge(organization, what);
  }

  @Override
  public AnswerCache inMemory() {
    return this;
  }
}
