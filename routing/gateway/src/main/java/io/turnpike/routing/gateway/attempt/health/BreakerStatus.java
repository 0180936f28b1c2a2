package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a target is left alone, and until when: because an operator holds it open, or because its
 * calls fail.
 */
public final class BreakerStatus {

  private final TargetKey key;
  private final Targets targets;
  private final Clock clock;
  private final TargetBreaker breaker;

  BreakerStatus(TargetKey key, Targets targets, TargetBreaker breaker) {
    this.key = key;
    this.targets = targets;
    this.clock = targets.clock();
    this.breaker = breaker;
  }

  public BreakerState state() {
    return held() != null ? BreakerState.FORCED_OPEN : breaker.state();
  }

  public @Nullable Held held() {
    return targets.heldNow(key);
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
    return Duration.ofMillis(Math.max(1_000, breaker.nextProbeAt() - clock.millis()));
  }

  /** When it opened; null while it is closed. */
  public @Nullable Instant openedAt() {
    Held held = held();
    if (held != null) {
      return held.since();
    }
    long at = breaker.openedAt();
    return at < 0 ? null : Instant.ofEpochMilli(at);
  }

  /** When it may be tried again; null while closed or held without an end. */
  public @Nullable Instant nextProbeAt() {
    Held held = held();
    if (held != null) {
      return held.until();
    }
    long at = breaker.nextProbeAt();
    return at < 0 ? null : Instant.ofEpochMilli(at);
  }

  /** -1 while it is closed. */
  public long openedMillisAgo() {
    Instant opened = openedAt();
    return opened == null ? -1 : Math.max(0, clock.millis() - opened.toEpochMilli());
  }
}
