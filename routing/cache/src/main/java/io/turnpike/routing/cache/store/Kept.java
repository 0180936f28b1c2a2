package io.turnpike.routing.cache.store;

import io.turnpike.routing.cache.Entry;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * An entry while it may be served.
 *
 * @param answer the entry, made beforehand so that a hit makes nothing
 */
record Kept(Entry entry, long expiresAtMillis, Mono<Entry> answer) {

  /** What an entry takes in memory beside its body, roughly. */
  private static final int BESIDE = 600;

  static Kept of(Entry entry, Duration maxAge) {
    return new Kept(entry, entry.storedAt().plus(maxAge).toEpochMilli());
  }

  Kept(Entry entry, long expiresAtMillis) {
    this(entry, expiresAtMillis, Mono.just(entry));
  }

  boolean servesWithin(Duration maxAge) {
    long now = System.currentTimeMillis();
    return now < expiresAtMillis && now - entry.storedAt().toEpochMilli() <= maxAge.toMillis();
  }

  long millisLeft() {
    return expiresAtMillis - System.currentTimeMillis();
  }

  int weight() {
    return entry.body().length + BESIDE;
  }
}
