package io.turnpike.routing.gateway.attempt.health;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.turnpike.routing.plan.BreakerRules;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * When a breaker opens, and for how long: the node's settings, with what a config says otherwise.
 * Window, slowness and probing are the node's in any case.
 */
final class OpeningRules {

  private static final float HALF = 50;
  private static final float ALL = 100;
  private static final float MOSTLY_SLOW = 80;
  private static final int PROBES = 2;
  private static final Duration PROBING_AT_MOST = Duration.ofSeconds(15);

  private final HealthSettings settings;
  private final @Nullable BreakerRules own;

  /**
   * @param own null for the node's settings alone
   */
  OpeningRules(HealthSettings settings, @Nullable BreakerRules own) {
    this.settings = settings;
    this.own = own;
  }

  CircuitBreakerConfig of(Clock clock, IntToLongFunction openFor) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(
            (int) settings.window().toSeconds(),
            minimumCalls(),
            SlidingWindowType.TIME_BASED,
            SlidingWindowSynchronizationStrategy.LOCK_FREE)
        .failureRateThreshold(percent())
        .slowCallDurationThreshold(settings.slow())
        .slowCallRateThreshold(MOSTLY_SLOW)
        .permittedNumberOfCallsInHalfOpenState(PROBES)
        .maxWaitDurationInHalfOpenState(PROBING_AT_MOST)
        .waitIntervalFunctionInOpenState(openFor::applyAsLong)
        .writableStackTraceEnabled(false)
        .clock(clock)
        .build();
  }

  /** Whether so many failures open it, however many calls there were. */
  boolean areEnough(int failures) {
    Integer most = own == null ? null : own.failures();
    return most != null && failures >= most;
  }

  /** Milliseconds; never less than the wait that a config asks for. */
  long waitMillis(int times) {
    Duration cooldown = own == null ? null : own.cooldown();
    return cooldown == null
        ? Waits.open(settings, times)
        : Waits.atLeast(cooldown.toMillis(), settings.longestOpen().toMillis(), times);
  }

  /** Whether an answer with this status counts as a failure; null where the usual rules say. */
  @Nullable Boolean counts(int status) {
    Set<Integer> codes = own == null ? null : own.statusCodes();
    return codes == null || status < 400 ? null : (Boolean) codes.contains(status);
  }

  /** Where only a number opens it, a share cannot before that number is reached. */
  private float percent() {
    Double percent = own == null ? null : own.failurePercent();
    if (percent != null) {
      return percent.floatValue();
    }
    return own != null && own.onlyCounts() ? ALL : HALF;
  }

  private int minimumCalls() {
    Integer failures = own == null ? null : own.failures();
    if (own == null || own.onlyCounts() && failures != null) {
      return Math.max(settings.minimumCalls(), failures == null ? 0 : failures);
    }
    return own.minimumCalls() == null ? settings.minimumCalls() : own.minimumCalls();
  }
}
