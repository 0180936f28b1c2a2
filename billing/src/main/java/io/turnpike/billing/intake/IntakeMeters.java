package io.turnpike.billing.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * What the intake has done. Closed records read = shipped + duplicates + quarantined; recovered
 * ones are among the shipped. Alert when lag stays above a few seconds, retries keep rising, or
 * anything is quarantined.
 */
@Component
class IntakeMeters {

  final Counter shipped;
  final Counter duplicates;
  final Counter quarantined;
  final Counter recovered;
  final Counter retries;
  final Counter unannounced;
  private final AtomicLong lagRecords = new AtomicLong();
  private final AtomicLong lagMillis = new AtomicLong();

  IntakeMeters(MeterRegistry registry) {
    shipped = registry.counter("turnpike.usage.shipped");
    duplicates = registry.counter("turnpike.usage.duplicates");
    quarantined = registry.counter("turnpike.usage.quarantined");
    recovered = registry.counter("turnpike.usage.recovered");
    retries = registry.counter("turnpike.usage.retries");
    unannounced = registry.counter("turnpike.usage.unannounced");
    Gauge.builder("turnpike.usage.lag.records", lagRecords, AtomicLong::get).register(registry);
    Gauge.builder("turnpike.usage.lag.millis", lagMillis, AtomicLong::get).register(registry);
  }

  /** Read from the journal and not stored yet; a full batch means that there are more. */
  void reading(int records) {
    lagRecords.set(records);
    if (records == 0) {
      lagMillis.set(0);
    }
  }

  void stored(Batch batch, Stored stored) {
    shipped.increment(stored.events());
    duplicates.increment(batch.arrivals().size() - stored.events());
    quarantined.increment(batch.poison().size());
    recovered.increment(batch.arrivals().stream().filter(Arrival::recovered).count());
    lag(batch.arrivals());
  }

  /** From a request's end to its row. */
  private void lag(List<Arrival> arrivals) {
    if (!arrivals.isEmpty() && !arrivals.getLast().recovered()) {
      var last = arrivals.getLast().event();
      long took = Math.clamp(last.timing().totalMicros(), 0, Duration.ofDays(1).toNanos() / 1_000);
      Instant ended = last.timing().startedAt().plus(took, ChronoUnit.MICROS);
      lagMillis.set(Math.max(0, Duration.between(ended, Instant.now()).toMillis()));
    }
  }
}
