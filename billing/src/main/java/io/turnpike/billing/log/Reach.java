package io.turnpike.billing.log;

import io.turnpike.billing.LogFilter;
import io.turnpike.billing.stored.EventTime;
import java.time.Instant;

/**
 * What a search is for, and between which ids it looks.
 *
 * @param kept when the first day begins whose rows are kept
 */
record Reach(LogFilter filter, LogCursor cursor, Instant kept) {

  Instant earliest() {
    Instant from = filter.from();
    Instant lowest = from == null ? kept : EventTime.madeAt(EventTime.lowestId(from));
    return lowest.isAfter(kept) ? lowest : kept;
  }

  Instant latest() {
    Instant to = filter.to();
    Instant before = cursor.before();
    Instant highest = to == null ? before : EventTime.madeAt(EventTime.highestId(to));
    return highest.isBefore(before) ? highest : before;
  }

  Conditions of(Conditions conditions) {
    return cursor.of(conditions.matching(filter));
  }
}
