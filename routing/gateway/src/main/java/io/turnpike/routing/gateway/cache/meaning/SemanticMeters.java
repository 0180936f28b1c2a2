package io.turnpike.routing.gateway.cache.meaning;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.cache.meaning.Likeness;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts what was asked by meaning, and what came of comparisons. */
@Component
class SemanticMeters {

  private static final Logger log = LoggerFactory.getLogger(SemanticMeters.class);

  private final MeterRegistry meters;

  SemanticMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  void found(Likeness likeness) {
    looked(
        switch (likeness) {
          case Likeness.None _ -> "none";
          case Likeness.Near _ -> "near";
          case Likeness.Same _ -> "same";
        });
  }

  void failed(Throwable error) {
    log.debug("A question was not asked by its meaning.", error);
    looked(error instanceof TimeoutException ? "slow" : "failed");
  }

  void looked(String outcome) {
    meters.counter("turnpike.gateway.cache.semantic.lookups", "outcome", outcome).increment();
  }

  /**
   * @param of {@code hit} or {@code near}
   */
  void compared(String of, String outcome) {
    meters
        .counter("turnpike.gateway.cache.semantic.comparisons", "of", of, "outcome", outcome)
        .increment();
  }
}
