package io.turnpike.billing.allotment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How this node fares with the counters that it shares. */
@Component
final class AllotmentMeters {

  /** Ways to Redis and back. */
  final Counter trips;

  /** Those that nobody came back from in time. */
  final Counter failures;

  /** Other nodes were asked for what they do not need. */
  final Counter recalls;

  /** Redis turned out to be another, or to have forgotten, and was told everything again. */
  final Counter rebuilds;

  /** Calls that did not wait, since too many did. */
  final Counter crowded;

  AllotmentMeters(MeterRegistry registry) {
    trips = registry.counter("turnpike.allotments.trips");
    failures = registry.counter("turnpike.allotments.failures");
    recalls = registry.counter("turnpike.allotments.recalls");
    rebuilds = registry.counter("turnpike.allotments.rebuilds");
    crowded = registry.counter("turnpike.allotments.crowded");
  }
}
