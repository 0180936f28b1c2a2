package io.turnpike.routing.cache.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What became of lookups and of what was to be kept.
 *
 * @param near hits in this node's memory
 * @param shared hits in Redis
 * @param slow lookups that Redis did not answer in time
 * @param failed those that it refused, or was not there for
 * @param skipped those that it was not asked, because it had just failed
 * @param foreign entries that were not sealed for their place
 * @param unreadable entries of another release
 * @param tooLarge answers that were not kept for their length
 * @param crowded those for which too many waited
 * @param unwritten those that Redis did not take
 */
record CacheMeters(
    Counter near,
    Counter shared,
    Counter misses,
    Counter slow,
    Counter failed,
    Counter skipped,
    Counter foreign,
    Counter unreadable,
    Counter tooLarge,
    Counter crowded,
    Counter unwritten) {

  static CacheMeters in(MeterRegistry meters) {
    return new CacheMeters(
        meters.counter("turnpike.cache.lookups", "result", "near"),
        meters.counter("turnpike.cache.lookups", "result", "shared"),
        meters.counter("turnpike.cache.lookups", "result", "miss"),
        meters.counter("turnpike.cache.faults", "reason", "slow"),
        meters.counter("turnpike.cache.faults", "reason", "failed"),
        meters.counter("turnpike.cache.faults", "reason", "skipped"),
        meters.counter("turnpike.cache.faults", "reason", "foreign"),
        meters.counter("turnpike.cache.faults", "reason", "unreadable"),
        meters.counter("turnpike.cache.dropped", "reason", "too_large"),
        meters.counter("turnpike.cache.dropped", "reason", "crowded"),
        meters.counter("turnpike.cache.dropped", "reason", "unwritten"));
  }
}
