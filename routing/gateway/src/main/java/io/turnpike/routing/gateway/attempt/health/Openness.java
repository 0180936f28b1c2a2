package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a target is left alone, and until when: because an operator holds it open, because all
 * tenants see it fail, or because this one does.
 */
public final class Openness {

  private final TargetKey key;
  private final Targets targets;
  private final Clock clock;
  private final SharedHealth shared;
  private final TargetBreaker breaker;

  Openness(TargetKey key, Targets targets, SharedHealth shared, TargetBreaker breaker) {
    this.key = key;
    this.targets = targets;
    this.clock = targets.clock();
    this.shared = shared;
    this.breaker = breaker;
  }

  public BreakerState state() {
    return held() != null ? BreakerState.FORCED_OPEN : unheld();
  }

  /** As if no operator held it. */
  BreakerState unheld() {
    if (shared.isOpen() && clock.millis() < shared.until()) {
      return BreakerState.OPEN;
    }
    if (shared.isOpen() && breaker.isClosed()) {
      return BreakerState.HALF_OPEN;
    }
    return breaker.state();
  }

  /** It has failed, and nobody has found out that it is well again. */
  boolean isDoubtful() {
    return shared.isOpen() || !breaker.isClosed();
  }

  public @Nullable Held held() {
    return targets.heldNow(key);
  }

  public boolean sharedOpen() {
    return shared.isOpen();
  }

  /** How long until it makes sense to ask again. */
  public Duration retryIn() {
    Held held = held();
    if (held != null) {
      Instant until = held.until();
      return until == null
          ? targets.settings().longestOpen()
          : Duration.between(clock.instant(), until);
    }
    return Duration.ofMillis(Math.max(1_000, soonestProbe() - clock.millis()));
  }

  /** When it opened; null while it is closed. */
  public @Nullable Instant openedAt() {
    Held held = held();
    if (held != null) {
      return held.since();
    }
    long at = shared.isOpen() ? shared.openedAt() : breaker.openedAt();
    return at < 0 ? null : Instant.ofEpochMilli(at);
  }

  /** When it may be tried again; null while closed or held without an end. */
  public @Nullable Instant nextProbeAt() {
    Held held = held();
    if (held != null) {
      return held.until();
    }
    long at = soonestProbe();
    return at <= 0 ? null : Instant.ofEpochMilli(at);
  }

  /** -1 while it is closed. */
  public long openedMillisAgo() {
    Instant opened = openedAt();
    return opened == null ? -1 : Math.max(0, clock.millis() - opened.toEpochMilli());
  }

  private long soonestProbe() {
    return Math.max(breaker.nextProbeAt(), shared.until());
  }
}
