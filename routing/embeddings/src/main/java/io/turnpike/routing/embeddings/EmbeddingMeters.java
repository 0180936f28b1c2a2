package io.turnpike.routing.embeddings;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * @param made texts that have a vector, and how long each took
 * @param crowded texts for which too many waited
 * @param tooLong texts of more pieces than the model was made for
 */
record EmbeddingMeters(Timer made, Counter crowded, Counter tooLong) {

  static EmbeddingMeters in(MeterRegistry meters) {
    return new EmbeddingMeters(
        meters.timer("turnpike.embeddings"),
        meters.counter("turnpike.embeddings.dropped", "reason", "crowded"),
        meters.counter("turnpike.embeddings.dropped", "reason", "too_long"));
  }

  <T> T timed(Supplier<T> work) {
    long began = System.nanoTime();
    T result = work.get();
    made.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    return result;
  }
}
