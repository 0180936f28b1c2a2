package io.turnpike.routing.gateway.attempt.health;

import io.turnpike.routing.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Leave to try a target, to be settled as soon as it is known how that went: with success at the
 * first content, so that a long stream does not hold it. A stream that breaks after that counts as
 * a second, failed sample.
 */
public final class BreakerPermit {

  enum Kind {
    USUAL,
    PROBE,
    SHARED_PROBE,
    FORCED,
    SPARED
  }

  private final TargetHealth health;
  private final Kind kind;
  private final int epoch;
  private final boolean streamed;
  private final Instant start;
  private final AtomicBoolean settled = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * @param streamed whether there is a first content to wait for; how long a whole answer takes
   *     says how long it is, not how well its target does
   */
  BreakerPermit(TargetHealth health, Kind kind, int epoch, boolean streamed) {
    this.health = health;
    this.kind = kind;
    this.epoch = epoch;
    this.streamed = streamed;
    this.start = health.clock().instant();
  }

  /** The breaker's state as it was asked: {@code closed}, {@code half_open}, {@code forced}. */
  public String word() {
    return switch (kind) {
      case USUAL -> "closed";
      case PROBE, SHARED_PROBE -> "half_open";
      case FORCED, SPARED -> "forced";
    };
  }

  public void firstContent() {
    if (!settled.compareAndSet(false, true)) {
      return;
    }
    Duration took = elapsed();
    health.times().took(took.toNanos() / 1_000, streamed);
    health.experience().counted(false);
    health.shared().succeeded(health.voter(), kind == Kind.SHARED_PROBE || kind == Kind.FORCED);
    if (kind == Kind.FORCED) {
      health.turns().panicOver();
      health.breaker().halfOpen();
    } else if (speaks()) {
      health.breaker().succeeded(streamed ? took.toNanos() : 0);
    }
  }

  /**
   * @param code says more than the class
   * @param status of the provider's answer; 0 without one
   */
  public void failed(FailureClass failure, String code, int status) {
    boolean first = settled.compareAndSet(false, true);
    Blame blame = blame(failure, code, status);
    if (blame == Blame.NOBODY) {
      if (first) {
        release();
      }
      return;
    }
    health.experience().counted(true);
    if (blame == Blame.PROVIDER) {
      health.shared().failed(health.voter(), kind == Kind.SHARED_PROBE);
    } else if (first && kind == Kind.SHARED_PROBE) {
      health.shared().unprobed();
    }
    broke();
  }

  /** What a config counts as a failure speaks of its own way there, and not of the provider. */
  private Blame blame(FailureClass failure, String code, int status) {
    Blame usual = Blame.of(failure, code, elapsed());
    Boolean counts = health.breaker().rules().counts(status);
    if (counts == null) {
      return usual;
    }
    return counts && usual == Blame.NOBODY ? Blame.TARGET : counts ? usual : Blame.NOBODY;
  }

  /** The client left. It says something about the target only if it had been waiting too long. */
  public void cancelled() {
    if (!settled.compareAndSet(false, true)) {
      return;
    }
    if (streamed && elapsed().compareTo(health.slow()) > 0) {
      health.experience().counted(true);
      if (kind == Kind.SHARED_PROBE) {
        health.shared().unprobed();
      }
      broke();
    } else {
      release();
    }
  }

  /** Nothing of it is in flight any longer; the first call counts. */
  public void ended() {
    if (ended.compareAndSet(false, true)) {
      health.permits().ended();
    }
  }

  private void broke() {
    if (kind == Kind.FORCED) {
      health.turns().panicOver();
    } else if (speaks()) {
      health.breaker().failed(elapsed().toNanos());
      if (health.experience().isHintBorneOut()) {
        health.breaker().open();
      }
    }
  }

  private void release() {
    switch (kind) {
      case USUAL, SPARED -> {}
      case FORCED -> health.turns().panicOver();
      case SHARED_PROBE -> {
        health.shared().unprobed();
        releaseBreaker();
      }
      case PROBE -> releaseBreaker();
    }
  }

  private void releaseBreaker() {
    if (speaks()) {
      health.breaker().giveBack();
    }
  }

  private boolean speaks() {
    return health.breaker().epoch() == epoch;
  }

  private Duration elapsed() {
    return Duration.between(start, health.clock().instant());
  }
}
