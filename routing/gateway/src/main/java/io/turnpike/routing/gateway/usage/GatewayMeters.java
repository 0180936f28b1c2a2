package io.turnpike.routing.gateway.usage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Timing;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Counts of the data plane, without labels a client could multiply. Alert when {@code
 * turnpike.gateway.closings.lost} moves: the journal was full and usage had to be recovered.
 */
@Component
public class GatewayMeters {

  private final Counter[] requests;
  private final Counter attempts;
  private final Counter unauthenticated;
  private final Counter lostClosings;
  private final Counter droppedFrames;
  private final Counter invalidFramesRelayed;
  private final Counter credentialsSetAside;
  private final Counter clockRefused;
  private final Counter hedges;
  private final DistributionSummary firstToken;
  private final DistributionSummary total;

  GatewayMeters(MeterRegistry registry) {
    requests =
        Arrays.stream(Outcome.values())
            .map(outcome -> registry.counter("turnpike.gateway.requests", "outcome", word(outcome)))
            .toArray(Counter[]::new);
    attempts = registry.counter("turnpike.gateway.attempts");
    unauthenticated = registry.counter("turnpike.gateway.unauthenticated");
    lostClosings = registry.counter("turnpike.gateway.closings.lost");
    droppedFrames = registry.counter("turnpike.gateway.frames.dropped");
    invalidFramesRelayed = registry.counter("turnpike.gateway.frames.invalid.relayed");
    credentialsSetAside = registry.counter("turnpike.gateway.credentials.set.aside");
    clockRefused = registry.counter("turnpike.gateway.clock.refused");
    hedges = registry.counter("turnpike.gateway.hedges");
    firstToken = summary("turnpike.gateway.first.token", registry);
    total = summary("turnpike.gateway.duration", registry);
  }

  /** A provider sent bytes inside a stream that are no event; they did not reach the client. */
  public void droppedFrame() {
    droppedFrames.increment();
  }

  /** The same, and it did, because the config says so. */
  public void relayedInvalidFrame() {
    invalidFramesRelayed.increment();
  }

  /** A provider's key is not used any longer: spent, or refused twice in a row. Alert on it. */
  public void credentialSetAside() {
    credentialsSetAside.increment();
  }

  /** A provider refused what was signed here for its time: this machine's clock is off. */
  public void clockRefused() {
    clockRefused.increment();
  }

  /** A second try was started beside the first. */
  public void hedged() {
    hedges.increment();
  }

  void ended(UsageEvent event) {
    Timing timing = event.timing();
    requests[event.served().outcome().ordinal()].increment();
    attempts.increment(event.attempts().size());
    total.record(timing.totalMicros() / 1_000.0);
    if (timing.firstTokenMicros() >= 0) {
      firstToken.record(timing.firstTokenMicros() / 1_000.0);
    }
  }

  void unauthenticated() {
    unauthenticated.increment();
  }

  void lostClosing() {
    lostClosings.increment();
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static DistributionSummary summary(String name, MeterRegistry registry) {
    return DistributionSummary.builder(name)
        .baseUnit("milliseconds")
        .serviceLevelObjectives(10, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000)
        .register(registry);
  }
}
