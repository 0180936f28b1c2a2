package io.turnpike.routing.gateway.attempt.health;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import io.turnpike.routing.plan.BreakerRules;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one tenant's calls say of a target: Resilience4j's breaker, with waits of our own, and since
 * when it is in its state.
 */
final class TargetBreaker {

  private final @Nullable BreakerRules own;
  private final OpeningRules rules;
  private final Targets targets;
  private final Clock clock;
  private final CircuitBreaker breaker;
  private final AtomicInteger epoch = new AtomicInteger();

  /** The latest epoch whose wait somebody has ended. */
  private final AtomicInteger probing = new AtomicInteger(-1);

  private volatile long openedAt = -1;
  private volatile long nextProbeAt = -1;

  /**
   * @param own rules of a config; null for the node's settings
   */
  TargetBreaker(TargetKey key, @Nullable BreakerRules own, Targets targets) {
    this.own = own;
    this.rules = new OpeningRules(targets.settings(), own);
    this.targets = targets;
    this.clock = targets.clock();
    this.breaker = CircuitBreaker.of(key.connection(), rules.of(clock, this::openFor));
    breaker.getEventPublisher().onStateTransition(this::moved);
  }

  /** Whether one more call may go; it must be told of or given back. */
  boolean enter() {
    int now = epoch();
    return breaker.getState() == State.OPEN ? enterOpen(now) : breaker.tryAcquirePermission();
  }

  /**
   * Of those who come when the wait is over, one begins the probing. Resilience4j lets the others
   * wait at a lock meanwhile, which an event loop may not; here they are refused.
   */
  private boolean enterOpen(int now) {
    if (clock.millis() < nextProbeAt || probing.getAndAccumulate(now, Math::max) >= now) {
      return false;
    }
    breaker.transitionToHalfOpenState();
    return breaker.tryAcquirePermission();
  }

  /** The call said nothing. */
  void giveBack() {
    breaker.releasePermission();
  }

  void succeeded(long nanos) {
    breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
  }

  void failed(long nanos) {
    breaker.onError(nanos, TimeUnit.NANOSECONDS, Broken.BROKEN);
    if (own != null && (probeFailed() || hasFailedEnough())) {
      breaker.transitionToOpenState();
    }
  }

  /** A share that a config asks for says nothing of two probes: one that fails is enough then. */
  private boolean probeFailed() {
    return breaker.getState() == State.HALF_OPEN;
  }

  private boolean hasFailedEnough() {
    return isClosed() && rules.areEnough(breaker.getMetrics().getNumberOfFailedCalls());
  }

  boolean isClosed() {
    return breaker.getState() == State.CLOSED;
  }

  BreakerState state() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN ->
          clock.millis() < nextProbeAt ? BreakerState.OPEN : BreakerState.HALF_OPEN;
      case HALF_OPEN -> BreakerState.HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
    };
  }

  /** Milliseconds of the clock; -1 while closed. */
  long openedAt() {
    return openedAt;
  }

  /** Milliseconds of the clock; -1 while closed. */
  long nextProbeAt() {
    return nextProbeAt;
  }

  /** Changes with every state: a permit of an earlier one says nothing about this one. */
  int epoch() {
    return epoch.get();
  }

  /** Probes need not wait. */
  void halfOpen() {
    if (breaker.getState() == State.OPEN) {
      breaker.transitionToHalfOpenState();
    }
  }

  void reset() {
    breaker.reset();
    settled(State.CLOSED);
  }

  OpeningRules rules() {
    return rules;
  }

  CircuitBreaker.Metrics metrics() {
    return breaker.getMetrics();
  }

  private long openFor(int times) {
    long wait = rules.waitMillis(times);
    nextProbeAt = clock.millis() + wait;
    return wait;
  }

  private void moved(CircuitBreakerOnStateTransitionEvent event) {
    State to = event.getStateTransition().getToState();
    epoch.incrementAndGet();
    settled(to);
    targets.moved(to.name().toLowerCase(Locale.ROOT));
  }

  private void settled(State to) {
    if (to == State.CLOSED) {
      openedAt = -1;
      nextProbeAt = -1;
    } else if (openedAt < 0) {
      openedAt = clock.millis();
    }
  }

  private static final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;
    static final Broken BROKEN = new Broken();

    private Broken() {
      super("Counted as a failure.", null, false, false);
    }
  }
}
