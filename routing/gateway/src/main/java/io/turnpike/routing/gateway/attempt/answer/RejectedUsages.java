package io.turnpike.routing.gateway.attempt.answer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.providers.ProviderAdapters;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the operator that a provider counts what cannot be: each time by a meter, at most once a
 * minute by a line in the log.
 */
@Component
public class RejectedUsages {

  static final String METER = "turnpike.gateway.usage.rejected";

  private static final Logger log = LoggerFactory.getLogger(RejectedUsages.class);
  private static final long QUIET = Duration.ofMinutes(1).toNanos();

  private final MeterRegistry registry;
  private final AtomicLong nextLine = new AtomicLong(System.nanoTime());
  private final AtomicLong untold = new AtomicLong();

  /** Every counter is there from the start, so that its first step shows as one. */
  RejectedUsages(ProviderAdapters adapters, MeterRegistry registry) {
    this.registry = registry;
    adapters.types().forEach(this::counted);
  }

  void add(UUID request, Candidate candidate, RejectedUsage usage) {
    String type = candidate.connection().type();
    counted(type).increment();
    long due = nextLine.get();
    long now = System.nanoTime();
    if (now - due >= 0 && nextLine.compareAndSet(due, now + QUIET)) {
      log.warn(
          "The {} provider {} claims for model {} that {} is {}, which cannot be; in its place request"
              + " {} is billed by an estimate. {} more of such claims since the last line.",
          type,
          candidate.connection().name(),
          candidate.model(),
          usage.field(),
          usage.claimed(),
          request,
          untold.getAndSet(0));
    } else {
      untold.incrementAndGet();
    }
  }

  private Counter counted(String type) {
    return registry.counter(METER, "provider.type", type);
  }
}
