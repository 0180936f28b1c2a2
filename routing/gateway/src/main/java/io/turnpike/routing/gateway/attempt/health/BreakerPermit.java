package io.turnpike.routing.gateway.attempt.health;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
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
      case PROBE -> "half_open";
      case FORCED, SPARED -> "forced";
    };
  }

  public void firstContent() {
    if (!settled.compareAndSet(false, true)) {
      return;
    }
    Duration took = elapsed();
    health.times().took(took.toNanos() / 1_000, streamed);
    health.counted(false);
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
    if (isTargets(failure, code, status)) {
      broke();
    } else if (first) {
      release();
    }
  }

  private boolean isTargets(FailureClass failure, String code, int status) {
    // It has the status of a refused key, and says nothing of the target.
    int answered = code.equals(ProviderFailure.CLOCK_SKEW) ? 0 : status;
    Boolean counts = health.breaker().rules().counts(answered);
    return counts == null ? TargetFault.is(failure, code, elapsed()) : counts;
  }

  /** The client left. It says something about the target only if it had been waiting too long. */
  public void cancelled() {
    if (!settled.compareAndSet(false, true)) {
      return;
    }
    if (streamed && elapsed().compareTo(health.slow()) > 0) {
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
    health.counted(true);
    if (kind == Kind.FORCED) {
      health.turns().panicOver();
    } else if (speaks()) {
      health.breaker().failed(elapsed().toNanos());
    }
  }

  private void release() {
    switch (kind) {
      case USUAL, SPARED -> {}
      case FORCED -> health.turns().panicOver();
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

  /** Whether a failed call counts against its target. */
  private static final class TargetFault {

    /** A client that allows less says something about itself only. */
    private static final Duration FAIR = Duration.ofSeconds(1);

    private TargetFault() {}

    /**
     * False for wrong requests, spent quotas, bad credentials, our own limits.
     *
     * @param code says more than the class, for example {@code upstream_dns}
     * @param waited by this call
     */
    static boolean is(FailureClass failure, String code, Duration waited) {
      return switch (failure) {
        case OVERLOADED, SERVER_ERROR -> !isOurs(code);
        case CONNECTION -> !code.equals("upstream_address_refused");
        case TIMEOUT -> !isOfClient(code) || waited.compareTo(FAIR) >= 0;
        case INVALID_RESPONSE -> true;
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

    private static boolean isOfClient(String code) {
      return code.equals("total_timeout") || code.equals("client_timeout");
    }

    private static boolean isOurs(String code) {
      return switch (code) {
        case "upstream_pool_exhausted", "gateway_error", ProviderFailure.CLOCK_SKEW -> true;
        default -> false;
      };
    }
  }
}
