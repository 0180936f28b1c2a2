package io.turnpike.billing.spend;

import java.time.Instant;

/**
 * The whole quarters of an hour within a time.
 *
 * @param first where the first of them begins
 * @param last where the last of them ends; not after {@code first} when there is none
 */
record QuarterHours(Instant first, Instant last) {

  private static final long SECONDS = 900;

  /** Where there is none, both are {@code to}: then all of the time lies before the first. */
  static QuarterHours within(Instant from, Instant to) {
    Instant first = ceiling(from);
    Instant last = floor(to);
    return first.isBefore(last) ? new QuarterHours(first, last) : new QuarterHours(to, to);
  }

  static Instant ceiling(Instant time) {
    return floor(time.plusSeconds(SECONDS).minusNanos(1));
  }

  static Instant floor(Instant time) {
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), SECONDS) * SECONDS);
  }
}
