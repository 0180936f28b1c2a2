package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Whether one key of a connection may be used, and when again. */
public final class KeyCooldown {

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

  KeyCooldown(Clock clock) {
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
   * Too many requests: the cooldown is as long as the provider says, or 1 second, doubled each time
   * up to 60.
   *
   * @param asked null when the provider did not say
   * @param alone there is no other key: without a word from the provider, the first time means none
   * @return how long it is; zero for none
   */
  public Duration limited(@Nullable Duration asked, boolean alone) {
    int before = limited.getAndIncrement();
    if (asked == null && alone && before == 0) {
      return Duration.ZERO;
    }
    int doublings = alone ? before - 1 : before;
    Duration cooldown =
        asked != null
            ? asked
            : Duration.ofMillis(Waits.doubled(FIRST.toMillis(), LONGEST.toMillis(), doublings));
    cool(Reason.RATE_LIMITED, clock.millis() + cooldown.toMillis());
    return cooldown;
  }

  /** The money is spent. */
  public void exhausted() {
    cool(Reason.QUOTA_EXHAUSTED, clock.millis() + QUOTA.toMillis());
  }

  /**
   * The provider does not accept it. The second time in a row it is on cooldown until the
   * connection is changed.
   *
   * @return true when it is on cooldown from now on
   */
  public boolean refused() {
    boolean cools = refused.incrementAndGet() == REFUSALS;
    if (cools) {
      cool(Reason.AUTH, FOR_GOOD);
    }
    return cools;
  }

  /** 0 when it may be used. */
  long waitMillis(long nowMillis) {
    return Math.max(0, state.until() - nowMillis);
  }

  /** Why it is on cooldown; null when it is not. */
  public @Nullable Reason reason() {
    State now = state;
    return now.until() > clock.millis() ? now.reason() : null;
  }

  /** Null for good, or when it is not on cooldown. */
  public @Nullable Instant until() {
    long until = state.until();
    return until == FOR_GOOD || until <= clock.millis() ? null : Instant.ofEpochMilli(until);
  }

  /** A longer cooldown is never cut short by a shorter one. */
  private void cool(Reason reason, long until) {
    if (until > state.until()) {
      state = new State(reason, until);
    }
  }

  private record State(@Nullable Reason reason, long until) {

    static final State READY = new State(null, 0);
  }
}
