package io.turnpike.billing.rerate;

import io.turnpike.billing.rerate.Rerating.Sums;
import io.turnpike.billing.stored.RollUps.Place;
import io.turnpike.infra.ids.TimeOrderedId;
import java.time.Instant;
import java.util.UUID;

/**
 * What one event turns out to cost more or less at one provider's model.
 *
 * @param before what it cost so far, earlier adjustments included
 * @param oldVersion empty where the price was not known
 * @param unpriced 0, or -1 where nothing of the request is without a price any more
 * @param unpricedAttempts less than zero for those whose price is known by now
 */
record EventAdjustment(
    UUID id,
    UUID event,
    Instant startedAt,
    Place place,
    long before,
    long delta,
    String oldVersion,
    String newVersion,
    int unpriced,
    int unpricedAttempts) {

  static EventAdjustment of(
      UUID event,
      Instant startedAt,
      Place place,
      Amounts amounts,
      int unpriced,
      int unpricedAttempts) {
    return new EventAdjustment(
        TimeOrderedId.next(),
        event,
        startedAt,
        place,
        amounts.before(),
        amounts.delta(),
        amounts.oldVersion(),
        amounts.newVersion(),
        unpriced,
        unpricedAttempts);
  }

  boolean isNothing() {
    return delta == 0 && unpriced == 0 && unpricedAttempts == 0;
  }

  Sums sums() {
    return new Sums(1, before, before + delta, delta);
  }

  /**
   * @param before so far
   * @param delta by which it is less than what it costs now
   */
  record Amounts(long before, long delta, String oldVersion, String newVersion) {}
}
