package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.cache.AnswerCache;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Where no config keeps answers nobody asks for any. */
final class NoAnswers implements AnswerCache {

  @Override
  public Mono<Entry> find(EntryKey key, Duration maxAge) {
    throw unasked();
  }

  @Override
  public Mono<Lookup> findOrClaim(EntryKey key, Duration maxAge, Duration atMost) {
    throw unasked();
  }

  @Override
  public void keep(EntryKey key, Entry entry, Duration maxAge) {
    throw unasked();
  }

  @Override
  public Mono<Boolean> claim(EntryKey key, Duration atMost) {
    throw unasked();
  }

  @Override
  public Mono<Entry> await(EntryKey key, Duration atMost) {
    throw unasked();
  }

  @Override
  public void giveUp(EntryKey key) {
    throw unasked();
  }

  @Override
  public Mono<Long> purge(OrganizationId organization, Purge what) {
    throw unasked();
  }

  @Override
  public AnswerCache inMemory() {
    throw unasked();
  }

  private static AssertionError unasked() {
    return new AssertionError("No config of this fixture keeps answers.");
  }
}
