package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  /** Money is paid in, and keys are mended, without anyone telling us. */
  static final List<Duration> STEPS =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

  /** A provider that asks for more is asked again all the same. */
  static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

  /** So long others wait for the one that finds out; then the next may. */
  private static final long TRIAL = Duration.ofSeconds(30).toMillis();

  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofSeconds(60);

  /** A server that restarts may refuse a good key once. */
  static final int FREE_REFUSALS = 1;

  private final Clock clock;
  private final AtomicReference<Rest> rest = new AtomicReference<>(Rest.NONE);

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
    Rest next = rest.updateAndGet(known -> limited(known, now, asked, alone));
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
    return rest.updateAndGet(known -> known.isOverFor(now) ? Rest.NONE : known) == Rest.NONE;
  }

  /** Leave to use it now; the one request that finds out holds others back until it knows. */
  boolean take() {
    long now = clock.millis();
    Rest known = rest.get();
    return known.waitMillis(now) == 0
        && (!known.isLong() || rest.compareAndSet(known, known.tried(now + TRIAL)));
  }

  /** Whoever was to find out did not: the next request may. */
  void undecided() {
    rest.updateAndGet(known -> known.triedUntil() == 0 ? known : known.tried(0));
  }

  /** 0 when it may be used. */
  long waitMillis(long nowMillis) {
    return rest.get().waitMillis(nowMillis);
  }

  /** Why it is not used; null when it is. It is not until somebody has found out. */
  public @Nullable Reason reason() {
    Rest now = rest.get();
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
    Rest before = rest.getAndUpdate(known -> stepped(known, now, reason, free));
    return !before.isLong() && stepped(before, now, reason, free).isLong();
  }

  private static Rest limited(Rest known, long now, @Nullable Duration asked, boolean alone) {
    int times = known.times(Reason.RATE_LIMITED, now);
    if (asked != null) {
      long wait = Math.min(asked.toMillis(), LONGEST_ASKED.toMillis());
      return known.longer(Reason.RATE_LIMITED, now, wait, times);
    }
    int doublings = alone ? times - 2 : times - 1;
    long wait = doublings < 0 ? 0 : Waits.doubled(FIRST.toMillis(), LONGEST.toMillis(), doublings);
    return known.longer(Reason.RATE_LIMITED, now, wait, times);
  }

  private static Rest stepped(Rest known, long now, Reason reason, int free) {
    int times = known.times(reason, now);
    int step = times - 1 - free;
    long wait = step < 0 ? 0 : STEPS.get(Math.min(step, STEPS.size() - 1)).toMillis();
    return known.longer(reason, now, wait, times);
  }

  /**
   * Milliseconds.
   *
   * @param times the same happened in a row
   * @param triedUntil so long others wait for the request that finds out; 0 while there is none
   */
  private record Rest(@Nullable Reason reason, long since, long until, int times, long triedUntil) {

    static final Rest NONE = new Rest(null, 0, 0, 0, 0);
    private static final long LONG = STEPS.getFirst().toMillis();

    boolean isLong() {
      return until - since >= LONG;
    }

    long waitMillis(long now) {
      return Math.max(0, Math.max(until, triedUntil) - now);
    }

    /** What comes while it rests was sent before, and tells nothing new. */
    int times(Reason again, long now) {
      return reason != again ? 1 : until > now ? times : times + 1;
    }

    /** A longer rest is never cut short by a shorter one. */
    Rest longer(Reason why, long now, long wait, int count) {
      boolean first = reason != why || !isLong();
      long end = now + wait;
      return end <= until ? this : new Rest(why, first ? now : since, end, count, 0);
    }

    Rest tried(long othersWaitUntil) {
      return new Rest(reason, since, until, times, othersWaitUntil);
    }

    /** A rate limit holds to its end, whatever was sent before it; what was refused is not now. */
    boolean isOverFor(long now) {
      return until <= now || reason == Reason.AUTH;
    }
  }
}
