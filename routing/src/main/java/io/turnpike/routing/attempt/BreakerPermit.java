package io.turnpike.routing.attempt;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.turnpike.routing.FailureClass;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Leave to try a target, to be settled as soon as it is known how that went: with success at the
 * first content, so that a long stream does not hold it. A stream that breaks after that counts as
 * a second, failed sample.
 */
final class BreakerPermit {

  private final CircuitBreaker breaker;
  private final boolean streamed;
  private final long startNanos = System.nanoTime();
  private final AtomicBoolean settled = new AtomicBoolean();

  /**
   * @param streamed whether there is a first content to wait for; how long a whole answer takes
   *     says how long it is, not how well its target does
   */
  BreakerPermit(CircuitBreaker breaker, boolean streamed) {
    this.breaker = breaker;
    this.streamed = streamed;
  }

  void firstContent() {
    if (settled.compareAndSet(false, true)) {
      breaker.onSuccess(streamed ? elapsed() : 0, TimeUnit.NANOSECONDS);
    }
  }

  void failed(AttemptFailed failure) {
    boolean first = settled.compareAndSet(false, true);
    if (isTargetsFault(failure.failure())) {
      breaker.onError(elapsed(), TimeUnit.NANOSECONDS, failure);
    } else if (first) {
      breaker.releasePermission();
    }
  }

  /** The client left. It says something about the target only if it had been waiting too long. */
  void cancelled() {
    if (!settled.compareAndSet(false, true)) {
      return;
    }
    if (streamed && elapsed() > Breakers.SLOW.toNanos()) {
      breaker.onError(elapsed(), TimeUnit.NANOSECONDS, Slow.SLOW);
    } else {
      breaker.releasePermission();
    }
  }

  /** Wrong requests, spent quotas and bad credentials say nothing about the target's health. */
  private static boolean isTargetsFault(FailureClass failure) {
    return switch (failure) {
      case OVERLOADED, SERVER_ERROR, TIMEOUT, CONNECTION, INVALID_RESPONSE -> true;
      case RATE_LIMITED,
          QUOTA_EXHAUSTED,
          AUTH,
          NOT_FOUND,
          BAD_REQUEST,
          CONTEXT_LENGTH,
          CONTENT_FILTER,
          BREAKER_OPEN,
          INELIGIBLE ->
          false;
    };
  }

  private long elapsed() {
    return System.nanoTime() - startNanos;
  }

  private static final class Slow extends RuntimeException {

    private static final long serialVersionUID = 1L;
    static final Slow SLOW = new Slow();

    private Slow() {
      super("Given up waiting for.", null, false, false);
    }
  }
}
