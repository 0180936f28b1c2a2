package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether one key of a connection may be used, for all models or for one, and when again. No rest
 * is for ever, and after one of a minute or more a single request finds out for all others.
 */
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

  /** A server that restarts may refuse a good key once. */
  private static final int FREE_REFUSALS = 1;

  private final Clock clock;
  private final AtomicReference<KeyRest> rest = new AtomicReference<>(KeyRest.NONE);

  KeyCooldown(Clock clock) {
    this.clock = clock;
  }

  /**
   * Too many requests: the rest is as long as the provider says, at most five minutes, or 1 second,
   * doubled each time up to 60.
   *
   * @param asked null when the provider did not say
   * @param alone there is no other key: without a word from the provider, the first time means none
   * @return how long it is left alone; zero for not at all
   */
  public Duration limited(@Nullable Duration asked, boolean alone) {
    long now = clock.millis();
    KeyRest next = rest.updateAndGet(known -> known.limited(now, asked, alone));
    return Duration.ofMillis(Math.max(0, next.until() - now));
  }

  /**
   * The money is spent.
   *
   * @return true when it rests from now on and did not before
   */
  public boolean exhausted() {
    return rests(Reason.QUOTA_EXHAUSTED, 0);
  }

  /**
   * The provider does not accept it, which counts from the second time in a row.
   *
   * @return true when it rests from now on and did not before
   */
  public boolean refused() {
    return rests(Reason.AUTH, FREE_REFUSALS);
  }

  /**
   * The provider took it.
   *
   * @return true when nothing is held against it any longer
   */
  boolean worked() {
    long now = clock.millis();
    return rest.updateAndGet(known -> known.isOverFor(now) ? KeyRest.NONE : known) == KeyRest.NONE;
  }

  /** Leave to use it now; the one request that finds out holds others back until it knows. */
  boolean take() {
    long now = clock.millis();
    KeyRest known = rest.get();
    return known.waitMillis(now) == 0
        && (!known.isLong() || rest.compareAndSet(known, known.tried(now)));
  }

  /** Whoever was to find out did not: the next request may. */
  void undecided() {
    rest.updateAndGet(KeyRest::untried);
  }

  /** 0 when it may be used. */
  long waitMillis(long nowMillis) {
    return rest.get().waitMillis(nowMillis);
  }

  /** Why it is not used; null when it is. It is not until somebody has found out. */
  public @Nullable Reason reason() {
    KeyRest now = rest.get();
    return now.isLong() || now.until() > clock.millis() ? now.reason() : null;
  }

  public Instant since() {
    return Instant.ofEpochMilli(rest.get().since());
  }

  /** When it is tried again; a moment that has passed means by the next request. */
  public Instant until() {
    return Instant.ofEpochMilli(rest.get().until());
  }

  private boolean rests(Reason reason, int free) {
    long now = clock.millis();
    KeyRest before = rest.getAndUpdate(known -> known.refused(now, reason, free));
    return !before.isLong() && before.refused(now, reason, free).isLong();
  }
}
