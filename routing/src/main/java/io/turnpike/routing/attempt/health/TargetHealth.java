package io.turnpike.routing.attempt.health;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import io.turnpike.tenants.OrganizationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How one target is doing: its breaker, its times, its calls in flight. Every question is answered
 * from fields, without a lock.
 */
public final class TargetHealth {

  private static final long HINT_MILLIS = 30_000;
  private static final int HINTED_FAILURES = 3;

  private final TargetKey key;
  private final OrganizationId voter;
  private final SharedHealth shared;
  private final Targets targets;
  private final HealthSettings settings;
  private final Clock clock;
  private final CircuitBreaker breaker;
  private final Tally tally;
  private final Latencies streamed = new Latencies();
  private final Latencies whole = new Latencies();
  private final HedgeShare hedges = new HedgeShare();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicBoolean panicking = new AtomicBoolean();
  private final AtomicInteger epoch = new AtomicInteger();
  private volatile long openedAt = -1;
  private volatile long nextProbeAt = -1;
  private volatile long alternativesSeenAt;
  private volatile long panickedAt;
  private volatile long hintedUntil;

  /**
   * @param voter whose experience its calls are, in the eyes of other tenants
   */
  TargetHealth(TargetKey key, OrganizationId voter, SharedHealth shared, Targets targets) {
    this.key = key;
    this.voter = voter;
    this.shared = shared;
    this.targets = targets;
    this.settings = targets.settings();
    this.clock = targets.clock();
    this.tally = new Tally(settings.window().toMillis() / 2);
    this.alternativesSeenAt = clock.millis() - settings.probesQuiet().toMillis();
    this.panickedAt = clock.millis() - settings.panicEvery().toMillis();
    this.breaker = CircuitBreaker.of(key.connection(), targets.rules(this::openFor));
    breaker.getEventPublisher().onStateTransition(this::moved);
  }

  public TargetKey key() {
    return key;
  }

  /**
   * Leave to try it; null when it is to be left alone. The permit must be settled and ended.
   *
   * @param othersFollow a failure would go unnoticed, since another target can take the request
   * @param streamed whether there is a first content to wait for
   */
  public @Nullable BreakerPermit ask(boolean othersFollow, boolean streamed) {
    if (othersFollow && isDoubtful()) {
      alternativesSeenAt = clock.millis();
    }
    if (held() != null) {
      return null;
    }
    if (!isDoubtful()) {
      return breaker.tryAcquirePermission() ? permit(BreakerPermit.Kind.USUAL, streamed) : null;
    }
    return mayProbe(othersFollow) ? probe(streamed) : null;
  }

  /**
   * Leave to try it although it is open, for a request that has nowhere else to go: one call at a
   * time, and not too often.
   */
  public @Nullable BreakerPermit force(boolean streamed) {
    BreakerPermit usual = ask(false, streamed);
    long now = clock.millis();
    if (usual != null || held() != null || now - panickedAt < settings.panicEvery().toMillis()) {
      return usual;
    }
    if (!panicking.compareAndSet(false, true)) {
      return null;
    }
    panickedAt = now;
    return permit(BreakerPermit.Kind.FORCED, streamed);
  }

  /** Leave to try it although it is open, because too much of its group is left out already. */
  public @Nullable BreakerPermit spare(boolean streamed) {
    if (held() != null) {
      return null;
    }
    BreakerPermit usual = ask(true, streamed);
    return usual != null ? usual : permit(BreakerPermit.Kind.SPARED, streamed);
  }

  public BreakerState state() {
    return held() != null ? BreakerState.FORCED_OPEN : unheld();
  }

  BreakerState unheld() {
    if (shared.isOpen() && clock.millis() < shared.until()) {
      return BreakerState.OPEN;
    }
    if (shared.isOpen() && breaker.getState() == State.CLOSED) {
      return BreakerState.HALF_OPEN;
    }
    return own();
  }

  /** How long until it makes sense to ask again. */
  public Duration retryIn() {
    Held held = held();
    if (held != null) {
      Instant until = held.until();
      return until == null ? settings.longestOpen() : Duration.between(clock.instant(), until);
    }
    long at = Math.max(nextProbeAt, shared.until());
    return Duration.ofMillis(Math.max(1_000, at - clock.millis()));
  }

  public @Nullable Held held() {
    return targets.heldNow(key);
  }

  public boolean sharedOpen() {
    return shared.isOpen();
  }

  /** When it opened; null while it is closed. */
  public @Nullable Instant openedAt() {
    Held held = held();
    if (held != null) {
      return held.since();
    }
    long at = shared.isOpen() ? shared.openedAt() : openedAt;
    return at < 0 ? null : Instant.ofEpochMilli(at);
  }

  /** When it may be tried again; null while closed or held without an end. */
  public @Nullable Instant nextProbeAt() {
    Held held = held();
    if (held != null) {
      return held.until();
    }
    long at = Math.max(nextProbeAt, shared.until());
    return at <= 0 ? null : Instant.ofEpochMilli(at);
  }

  /** -1 while it is closed. */
  public long openedMillisAgo() {
    Instant opened = openedAt();
    return opened == null ? -1 : Math.max(0, clock.millis() - opened.toEpochMilli());
  }

  /** Share of the window's calls that went well, 0 to 1; 1 when there were none. */
  public double health() {
    return tally.health(clock.millis());
  }

  /** Percent of the window's calls; -1 while there are too few to say. */
  public double failurePercent() {
    return breaker.getMetrics().getFailureRate();
  }

  public double slowPercent() {
    return breaker.getMetrics().getSlowCallRate();
  }

  public int calls() {
    return breaker.getMetrics().getNumberOfBufferedCalls();
  }

  public int inFlight() {
    return inFlight.get();
  }

  /** Microseconds to first content; of whole answers where none was streamed; -1 while unknown. */
  public long firstTokenMicros() {
    return latencies().average();
  }

  public long firstTokenP50Micros() {
    return latencies().p50();
  }

  public long firstTokenP95Micros() {
    return latencies().p95();
  }

  /** Half of such calls took less; -1 while there are fewer than {@code least} to say. */
  public long usualMicros(boolean streamed, int least) {
    Latencies kind = streamed ? this.streamed : whole;
    return kind.samples() < least ? -1 : kind.p50();
  }

  /** One of twenty such calls took longer; -1 while there are fewer than {@code least} to say. */
  public long longMicros(boolean streamed, int least) {
    Latencies kind = streamed ? this.streamed : whole;
    return kind.samples() < least ? -1 : kind.p95();
  }

  /** How many of its requests had a second try beside the first. */
  public HedgeShare hedges() {
    return hedges;
  }

  /** Forgets what this tenant's calls have shown; what all tenants' have stays. */
  void reset() {
    breaker.reset();
    tally.clear();
    settled(State.CLOSED);
  }

  /** Another node has found it broken: three failures are enough to believe it, for a while. */
  void hint() {
    hintedUntil = clock.millis() + HINT_MILLIS;
  }

  OrganizationId voter() {
    return voter;
  }

  SharedHealth shared() {
    return shared;
  }

  Clock clock() {
    return clock;
  }

  Duration slow() {
    return settings.slow();
  }

  void took(long micros, boolean streamed) {
    (streamed ? this.streamed : whole).record(micros, clock.millis());
  }

  void counted(boolean failed) {
    tally.count(failed, clock.millis());
  }

  /** A permit of an earlier state says nothing about this one. */
  boolean isCurrent(int permitEpoch) {
    return epoch.get() == permitEpoch;
  }

  CircuitBreaker breaker() {
    return breaker;
  }

  /** A call that was let through although it is open went well: probes need not wait. */
  void recovered() {
    panicking.set(false);
    if (breaker.getState() == State.OPEN) {
      breaker.transitionToHalfOpenState();
    }
  }

  void panicOver() {
    panicking.set(false);
  }

  void openIfHinted() {
    long now = clock.millis();
    int failures = tally.failures(now);
    if (now < hintedUntil
        && failures >= HINTED_FAILURES
        && failures * 2 >= tally.calls(now)
        && breaker.getState() == State.CLOSED) {
      breaker.transitionToOpenState();
    }
  }

  void ended() {
    inFlight.decrementAndGet();
    targets.ended();
  }

  private @Nullable BreakerPermit probe(boolean streamed) {
    boolean sharedProbe = shared.isOpen();
    if (sharedProbe && !shared.probe()) {
      return null;
    }
    if (breaker.tryAcquirePermission()) {
      return permit(
          sharedProbe ? BreakerPermit.Kind.SHARED_PROBE : BreakerPermit.Kind.PROBE, streamed);
    }
    if (sharedProbe) {
      shared.unprobed();
    }
    return null;
  }

  /** Those who have somewhere else to go find out first; without any of them, it is anyone's. */
  private boolean mayProbe(boolean othersFollow) {
    return othersFollow || clock.millis() - alternativesSeenAt >= settings.probesQuiet().toMillis();
  }

  private boolean isDoubtful() {
    return shared.isOpen() || breaker.getState() != State.CLOSED;
  }

  private BreakerPermit permit(BreakerPermit.Kind kind, boolean streamed) {
    inFlight.incrementAndGet();
    targets.began();
    return new BreakerPermit(this, kind, epoch.get(), streamed);
  }

  private Latencies latencies() {
    return streamed.samples() > 0 ? streamed : whole;
  }

  private BreakerState own() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN ->
          clock.millis() < nextProbeAt ? BreakerState.OPEN : BreakerState.HALF_OPEN;
      case HALF_OPEN -> BreakerState.HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
    };
  }

  private long openFor(int times) {
    long wait = Waits.open(settings, times);
    nextProbeAt = clock.millis() + wait;
    return wait;
  }

  private void moved(CircuitBreakerOnStateTransitionEvent event) {
    State from = event.getStateTransition().getFromState();
    State to = event.getStateTransition().getToState();
    epoch.incrementAndGet();
    settled(to);
    targets.moved(new Transition(key, clock.instant(), word(from), word(to)));
  }

  private void settled(State to) {
    if (to == State.CLOSED) {
      openedAt = -1;
      nextProbeAt = -1;
    } else if (openedAt < 0) {
      openedAt = clock.millis();
    }
  }

  private static String word(State state) {
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }
}
