package io.turnpike.routing.cache.store;

import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.cache.AnswerCache;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.cache.store.SharedCache.Look;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** This node's memory in front of Redis. */
@Component
final class TwoTierCache implements AnswerCache {

  private static final Mono<Lookup> OURS = Mono.just(new Lookup.Ours());
  private static final Mono<Lookup> THEIRS = Mono.just(new Lookup.Theirs());

  private final NearCache near;
  private final SharedCache shared;
  private final PendingWrites writes;
  private final Purging purging;
  private final CacheMeters meters;
  private final int largest;
  private final AnswerCache inMemory;

  TwoTierCache(
      NearCache near,
      SharedCache shared,
      PendingWrites writes,
      Purging purging,
      CacheMeters meters,
      CacheSettings settings) {
    this.near = near;
    this.shared = shared;
    this.writes = writes;
    this.purging = purging;
    this.meters = meters;
    this.largest = (int) settings.largestEntry().toBytes();
    this.inMemory = new MemoryOnly(near, purging, meters, largest);
  }

  @Override
  public Mono<Entry> find(EntryKey key, Duration maxAge) {
    Kept here = near.find(key, maxAge);
    if (here != null) {
      meters.near().increment();
      return here.answer();
    }
    return Mono.defer(() -> elsewhere(key, maxAge, near.removals()));
  }

  @Override
  public Mono<Lookup> findOrClaim(EntryKey key, Duration maxAge, Duration atMost) {
    Kept here = near.find(key, maxAge);
    if (here != null) {
      meters.near().increment();
      return Mono.just(new Lookup.Hit(here.entry()));
    }
    return Mono.defer(() -> looked(key, maxAge, atMost, near.removals()));
  }

  @Override
  public void keep(EntryKey key, Entry entry, Duration maxAge) {
    if (entry.body().length > largest) {
      meters.tooLarge().increment();
      writes.release(key);
      return;
    }
    Kept kept = Kept.of(entry, maxAge);
    near.put(key, kept);
    writes.add(key, kept);
  }

  @Override
  public Mono<Boolean> claim(EntryKey key, Duration atMost) {
    return shared.claim(key, atMost);
  }

  @Override
  public Mono<Entry> await(EntryKey key, Duration atMost) {
    return Mono.defer(
        () -> {
          long before = near.removals();
          return shared
              .await(key, atMost)
              .doOnNext(kept -> near.putUnlessRemoved(key, kept, before))
              .map(Kept::entry);
        });
  }

  @Override
  public void giveUp(EntryKey key) {
    writes.release(key);
  }

  @Override
  public Mono<Long> purge(OrganizationId organization, Purge what) {
    return purging.purge(organization, what);
  }

  @Override
  public AnswerCache inMemory() {
    return inMemory;
  }

  private Mono<Entry> elsewhere(EntryKey key, Duration maxAge, long before) {
    return shared
        .find(key)
        .filter(kept -> kept.servesWithin(maxAge))
        .doOnSuccess(kept -> count(kept != null))
        .doOnNext(kept -> near.putUnlessRemoved(key, kept, before))
        .map(Kept::entry);
  }

  private Mono<Lookup> looked(EntryKey key, Duration maxAge, Duration atMost, long before) {
    return shared
        .look(key, atMost)
        .flatMap(look -> lookup(key, look, maxAge, atMost, before))
        .doOnNext(lookup -> count(lookup instanceof Lookup.Hit));
  }

  private Mono<Lookup> lookup(
      EntryKey key, Look look, Duration maxAge, Duration atMost, long before) {
    Kept kept = look.kept();
    if (kept == null) {
      return look.ours() ? OURS : THEIRS;
    }
    near.putUnlessRemoved(key, kept, before);
    return kept.servesWithin(maxAge)
        ? Mono.just(new Lookup.Hit(kept.entry()))
        : shared.claim(key, atMost).flatMap(ours -> ours ? OURS : THEIRS);
  }

  private void count(boolean hit) {
    (hit ? meters.shared() : meters.misses()).increment();
  }
}
