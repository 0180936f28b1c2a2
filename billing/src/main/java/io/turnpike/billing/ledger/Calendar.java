package io.turnpike.billing.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which month of an organization something belongs to.
 *
 * @param closed the last month with a closed statement; null when there is none
 */
record Calendar(ZoneId zone, @Nullable YearMonth closed) {

  YearMonth origin(Instant at) {
    return YearMonth.from(at.atZone(zone));
  }

  /** The month on whose statement it still finds a place. */
  YearMonth statement(YearMonth origin) {
    return closed == null || origin.isAfter(closed) ? origin : closed.plusMonths(1);
  }
}
