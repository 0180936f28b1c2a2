package io.turnpike.webui.cache;

import io.turnpike.billing.savings.Savings;
import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.filter.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * Of which time the page's address asks for savings: the last week where it asks for none.
 *
 * @param end excluded
 */
record SavingsTime(TimeRange range, Instant begin, Instant end) {

  private static final Duration LONGEST = Duration.ofDays(Savings.MOST_DAYS);

  static SavingsTime read(Readings readings, ZonedDateTime now) {
    TimeRange range = TimeRange.read(readings);
    Instant from = range.from();
    if (from != null && from.isAfter(now.toInstant())) {
      readings.mistake("from", "\"From\" lies in the future.");
      range = TimeRange.ANY;
    }
    return of(range.isAny() ? TimeRange.of(Preset.WEEK) : range, now);
  }

  private static SavingsTime of(TimeRange range, ZonedDateTime now) {
    Instant end = range.end(now);
    Instant until = end == null ? now.toInstant() : end;
    Instant begin = range.begin(now);
    return new SavingsTime(range, begin == null ? until.minus(LONGEST) : begin, until);
  }
}
