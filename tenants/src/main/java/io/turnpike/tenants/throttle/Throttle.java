package io.turnpike.tenants.throttle;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.refusal.Throttled;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Slows guessing down. A try is counted before it is made, so that tries made at the same time
 * count too. When Redis is out, each node counts for itself: weaker, and better than a locked door
 * or an open one.
 */
@Component
public final class Throttle {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Tries shared;
  private final Tries local = new LocalTries();
  private final Counter refused;
  private final Counter fallbacks;

  Throttle(RedisTries shared, MeterRegistry meters) {
    this.shared = shared;
    this.refused = meters.counter("turnpike.throttle.refused");
    this.fallbacks = meters.counter("turnpike.throttle.local");
  }

  /** Fails with Throttled when it is too soon or too often. */
  public Mono<Void> admit(String key, Limit limit) {
    return either(tries -> tries.admit(key, limit)).flatMap(this::refuse);
  }

  /** The try was none: it succeeded. */
  public Mono<Void> refund(String key) {
    return either(tries -> tries.refund(key));
  }

  public Mono<Void> forget(String key) {
    return either(tries -> tries.forget(key));
  }

  private <T> Mono<T> either(Function<Tries, Mono<T>> work) {
    return Mono.defer(() -> work.apply(shared)).timeout(PATIENCE).onErrorResume(_ -> locally(work));
  }

  private <T> Mono<T> locally(Function<Tries, Mono<T>> work) {
    fallbacks.increment();
    return work.apply(local);
  }

  private Mono<Void> refuse(Duration wait) {
    if (!wait.isPositive()) {
      return Mono.empty();
    }
    refused.increment();
    long seconds = wait.plusMillis(999).toSeconds();
    return Mono.error(
        new Throttled(Duration.ofSeconds(seconds), "Too many tries. Wait " + words(seconds) + "."));
  }

  private static String words(long seconds) {
    if (seconds == 1) {
      return "a second";
    }
    return seconds < 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
  }
}
