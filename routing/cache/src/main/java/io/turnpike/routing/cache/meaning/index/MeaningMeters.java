package io.turnpike.routing.cache.meaning.index;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * @param evicted questions that memory had no room for
 * @param crowded what was not written because too much waited
 * @param unwritten what Postgres did not take
 * @param unread places that could not be read
 * @param quarantined how often places began to serve nothing by meaning
 * @param foreign rows that were not sealed for their place
 */
record MeaningMeters(
    MeterRegistry registry,
    Counter evicted,
    Counter crowded,
    Counter unwritten,
    Counter unread,
    Counter quarantined,
    Counter foreign) {

  static MeaningMeters in(MeterRegistry meters) {
    return new MeaningMeters(
        meters,
        meters.counter("turnpike.cache.meaning.evicted"),
        meters.counter("turnpike.cache.meaning.dropped", "reason", "crowded"),
        meters.counter("turnpike.cache.meaning.dropped", "reason", "unwritten"),
        meters.counter("turnpike.cache.meaning.faults", "reason", "unread"),
        meters.counter("turnpike.cache.meaning.quarantines"),
        meters.counter("turnpike.cache.meaning.faults", "reason", "foreign"));
  }

  /**
   * @param result {@code none}, {@code same}, or why what was near is not served
   */
  void looked(String result) {
    registry.counter("turnpike.cache.meaning.lookups", "result", result).increment();
  }

  void labelled(boolean right, boolean served) {
    String of = served ? "hit" : "near";
    String result = right ? "right" : "wrong";
    registry.counter("turnpike.cache.meaning.labels", "of", of, "result", result).increment();
  }
}
