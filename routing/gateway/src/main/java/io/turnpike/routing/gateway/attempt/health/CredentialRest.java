package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Whether one credential may be used, and when again. */
public final class CredentialRest {

  /** Mildest first. */
  public enum Reason {
    RATE_LIMITED,
    QUOTA_EXHAUSTED,
    AUTH;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A quota is renewed, or paid for, without anyone telling us. */
  static final Duration QUOTA = Duration.ofHours(1);

  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofSeconds(60);
  static final int REFUSALS = 2;

  /** Further away than anything is planned for. */
  private static final long FOR_GOOD = Long.MAX_VALUE / 2;

  private final Clock clock;
  private final AtomicInteger limited = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile State state = State.READY;

  CredentialRest(Clock clock) {
    this.clock = clock;
  }

  /** The provider took it. */
  public void worked() {
    if (limited.get() != 0 || refused.get() != 0) {
      limited.set(0);
      refused.set(0);
    }
  }

  /**
   * Too many requests: rests as long as the provider says, or 1 second, doubled each time up to 60.
   *
   * @param asked null when the provider did not say
   * @param alone there is no other credential: without a word from the provider, the first time
   *     means no rest
   * @return how long it rests
   */
  public Duration limited(@Nullable Duration asked, boolean alone) {
    int before = limited.getAndIncrement();
    if (asked == null && alone && before == 0) {
      return Duration.ZERO;
    }
    int doublings = alone ? before - 1 : before;
    Duration rest =
        asked != null
            ? asked
            : Duration.ofMillis(Waits.doubled(FIRST.toMillis(), LONGEST.toMillis(), doublings));
    rest(Reason.RATE_LIMITED, clock.millis() + rest.toMillis());
    return rest;
  }

  /** The money is spent. */
  public void exhausted() {
    rest(Reason.QUOTA_EXHAUSTED, clock.millis() + QUOTA.toMillis());
  }

  /**
   * The provider does not accept it. The second time in a row it rests until the connection is
   * changed.
   *
   * @return true when it rests from now on
   */
  public boolean refused() {
    boolean rests = refused.incrementAndGet() == REFUSALS;
    if (rests) {
      rest(Reason.AUTH, FOR_GOOD);
    }
    return rests;
  }

  /** 0 when it may be used. */
  long waitMillis(long nowMillis) {
    return Math.max(0, state.until() - nowMillis);
  }

  /** Why it rests; null when it does not. */
  public @Nullable Reason reason() {
    State now = state;
    return now.until() > clock.millis() ? now.reason() : null;
  }

  /** Null for good, or when it does not rest. */
  public @Nullable Instant until() {
    long until = state.until();
    return until == FOR_GOOD || until <= clock.millis() ? null : Instant.ofEpochMilli(until);
  }

  /** A longer rest is never cut short by a shorter one. */
  private void rest(Reason reason, long until) {
    if (until > state.until()) {
      state = new State(reason, until);
    }
  }

  private record State(@Nullable Reason reason, long until) {

    static final State READY = new State(null, 0);
  }
}
