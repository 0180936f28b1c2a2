package io.turnpike.routing.attempt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.turnpike.routing.FailureClass;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * A circuit breaker for each tenant, connection and model that is in use. Bounded and forgetful,
 * since model names come from clients; Resilience4j's own registry would keep every name for ever.
 */
@Component
class Breakers {

  /** Longer than this to the first content counts as slow. */
  static final Duration SLOW = Duration.ofSeconds(20);

  private static final CircuitBreakerConfig RULES =
      CircuitBreakerConfig.custom()
          .slidingWindow(
              30,
              10,
              SlidingWindowType.TIME_BASED,
              CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.LOCK_FREE)
          .failureRateThreshold(50)
          .slowCallDurationThreshold(SLOW)
          .slowCallRateThreshold(80)
          .waitIntervalFunctionInOpenState(
              IntervalFunction.ofExponentialRandomBackoff(
                  Duration.ofSeconds(5), 2.0, 0.3, Duration.ofSeconds(60)))
          .permittedNumberOfCallsInHalfOpenState(2)
          .maxWaitDurationInHalfOpenState(Duration.ofSeconds(15))
          .writableStackTraceEnabled(false)
          .build();

  private final Cache<BreakerKey, CircuitBreaker> breakers =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(Duration.ofMinutes(30)).build();

  /** Throws {@link AttemptFailed} when the breaker is open. The permit must be settled. */
  BreakerPermit acquire(BreakerKey key, boolean streamed) {
    CircuitBreaker breaker =
        breakers.get(key, wanted -> CircuitBreaker.of(wanted.connection(), RULES));
    if (!breaker.tryAcquirePermission()) {
      throw open(key);
    }
    return new BreakerPermit(breaker, streamed);
  }

  private static AttemptFailed open(BreakerKey key) {
    return new AttemptFailed(
        FailureClass.BREAKER_OPEN,
        "provider_circuit_open",
        "Calls to \""
            + key.model()
            + "\" over \""
            + key.connection()
            + "\" failed too often; it is being left alone for a few seconds.",
        0,
        Duration.ofSeconds(5));
  }
}
