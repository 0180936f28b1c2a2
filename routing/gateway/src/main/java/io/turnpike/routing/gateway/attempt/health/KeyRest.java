package io.turnpike.routing.gateway.attempt.health;

import io.turnpike.routing.gateway.attempt.health.KeyCooldown.Reason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a key is left alone and why, as it stands. Times are milliseconds.
 *
 * @param reason null when nothing is held against the key
 * @param times the same happened in a row
 * @param triedUntil so long others wait for the request that finds out; 0 while there is none
 */
record KeyRest(@Nullable Reason reason, long since, long until, int times, long triedUntil) {

  static final KeyRest NONE = new KeyRest(null, 0, 0, 0, 0);

  /** Money is paid in, and keys are mended, without anyone telling us. */
  static final List<Duration> STEPS =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

  /** A provider that asks for more is asked again all the same. */
  private static final long LONGEST_ASKED = Duration.ofMinutes(5).toMillis();

  private static final long FIRST = Duration.ofSeconds(1).toMillis();
  private static final long LONGEST = Duration.ofSeconds(60).toMillis();
  private static final long TRIAL = Duration.ofSeconds(30).toMillis();

  /** After it one request finds out for all others. */
  boolean isLong() {
    return until - since >= STEPS.getFirst().toMillis();
  }

  long waitMillis(long now) {
    return Math.max(0, Math.max(until, triedUntil) - now);
  }

  /** What was sent before a rate limit tells nothing of it; a refusal it disproves. */
  boolean isOverFor(long now) {
    return until <= now || reason == Reason.AUTH;
  }

  /** Somebody finds out; when that takes too long, the next may. */
  KeyRest tried(long now) {
    return new KeyRest(reason, since, until, times, now + TRIAL);
  }

  KeyRest untried() {
    return triedUntil == 0 ? this : new KeyRest(reason, since, until, times, 0);
  }

  /**
   * @param asked by the provider; null when it did not say
   * @param alone there is no other key: without a word from the provider, the first time means none
   */
  KeyRest limited(long now, @Nullable Duration asked, boolean alone) {
    int count = count(Reason.RATE_LIMITED, now);
    int doublings = alone ? count - 2 : count - 1;
    long own = doublings < 0 ? 0 : Waits.doubled(FIRST, LONGEST, doublings);
    long wait = asked == null ? own : Math.min(asked.toMillis(), LONGEST_ASKED);
    return longer(Reason.RATE_LIMITED, now, wait, count);
  }

  /**
   * @param free so often it means nothing yet
   */
  KeyRest refused(long now, Reason why, int free) {
    int count = count(why, now);
    int step = Math.min(count - 1 - free, STEPS.size() - 1);
    return longer(why, now, step < 0 ? 0 : STEPS.get(step).toMillis(), count);
  }

  /** What comes while it rests was sent before, and tells nothing new. */
  private int count(Reason why, long now) {
    return reason != why ? 1 : until > now ? times : times + 1;
  }

  /** A longer rest is never cut short by a shorter one. */
  private KeyRest longer(Reason why, long now, long wait, int count) {
    boolean goesOn = reason == why && isLong();
    long end = now + wait;
    return end <= until ? this : new KeyRest(why, goesOn ? since : now, end, count, 0);
  }
}
