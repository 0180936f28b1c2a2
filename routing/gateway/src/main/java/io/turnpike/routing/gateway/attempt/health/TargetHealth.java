package io.turnpike.routing.gateway.attempt.health;

import io.turnpike.routing.plan.BreakerRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one target is doing, and leave to try it. Every question is answered from fields, without a
 * lock.
 */
public final class TargetHealth {

  private final TargetKey key;
  private final @Nullable BreakerRules rules;
  private final Targets targets;
  private final TargetBreaker breaker;
  private final BreakerStatus status;
  private final Tally tally;
  private final ProbeTurns turns;
  private final TargetLoad load;
  private final Permits permits;

  /**
   * @param rules of the configs it serves; null for the node's settings
   * @param load shared by all that ask about this target
   */
  TargetHealth(TargetKey key, @Nullable BreakerRules rules, TargetLoad load, Targets targets) {
    this.key = key;
    this.rules = rules;
    this.targets = targets;
    this.breaker = new TargetBreaker(key, rules, targets);
    this.status = new BreakerStatus(key, targets, breaker);
    this.tally = new Tally(targets.settings().window().toMillis() / 2);
    this.turns = new ProbeTurns(targets.clock(), targets.settings());
    this.load = load;
    this.permits = new Permits(this, load.inFlight(), targets);
  }

  public TargetKey key() {
    return key;
  }

  /** Of the configs it serves; null for the node's settings. */
  public @Nullable BreakerRules rules() {
    return rules;
  }

  /**
   * Leave to try it; null when it is to be left alone. The permit must be settled and ended.
   *
   * @param othersFollow a failure would go unnoticed, since another target can take the request
   * @param streamed whether there is a first content to wait for
   */
  public @Nullable BreakerPermit ask(boolean othersFollow, boolean streamed) {
    return permits.ask(othersFollow, streamed);
  }

  /**
   * Leave to try it although it is open, for a request that has nowhere else to go: one call at a
   * time, and not too often.
   */
  public @Nullable BreakerPermit force(boolean streamed) {
    return permits.force(streamed);
  }

  /** Leave to try it although it is open, because too much of its group is left out already. */
  public @Nullable BreakerPermit spare(boolean streamed) {
    return permits.spare(streamed);
  }

  public BreakerState state() {
    return status.state();
  }

  /** Why it is in that state, and until when. */
  public BreakerStatus status() {
    return status;
  }

  public Duration retryIn() {
    return status.retryIn();
  }

  public @Nullable Instant openedAt() {
    return status.openedAt();
  }

  /** Share of the window's calls that went well, 0 to 1; 1 when there were none. */
  public double health() {
    return tally.health(clock().millis());
  }

  /** Percent of the window's calls; -1 while there are too few to say. */
  public double failurePercent() {
    return breaker.metrics().getFailureRate();
  }

  public double slowPercent() {
    return breaker.metrics().getSlowCallRate();
  }

  public int calls() {
    return breaker.metrics().getNumberOfBufferedCalls();
  }

  public int inFlight() {
    return permits.inFlight();
  }

  public TargetTimes times() {
    return load.times();
  }

  /** How many of its requests had a second try beside the first. */
  public HedgeShare hedges() {
    return load.hedges();
  }

  /** A call has ended one way or the other. */
  void counted(boolean failed) {
    tally.count(failed, clock().millis());
  }

  /** Forgets what its calls have shown. */
  void reset() {
    breaker.reset();
    tally.clear();
  }

  TargetBreaker breaker() {
    return breaker;
  }

  Permits permits() {
    return permits;
  }

  ProbeTurns turns() {
    return turns;
  }

  Clock clock() {
    return targets.clock();
  }

  Duration slow() {
    return targets.settings().slow();
  }
}
