package io.turnpike.webui.spend;

import io.turnpike.billing.Spending;
import io.turnpike.billing.Spending.Dimension;
import io.turnpike.billing.Spending.Interval;
import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.filter.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which spend the page's address asks for.
 *
 * @param by the first grouping
 * @param and the second; null for none
 * @param wanted interval; null for the one that suits the range
 */
record SpendQuery(
    TimeRange range, Dimension by, @Nullable Dimension and, @Nullable Interval wanted) {

  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration LONGEST_BY_HOUR = Duration.ofDays(7);
  private static final Duration SHORT = Duration.ofHours(49);

  static SpendQuery read(Readings readings) {
    Dimension by = readings.word("by", Dimension.class);
    Dimension and = readings.word("and", Dimension.class);
    return new SpendQuery(
        range(readings),
        by == null ? Dimension.TEAM : by,
        and == by ? null : and,
        readings.word("interval", Interval.class));
  }

  List<Dimension> groupBy() {
    return and == null ? List.of(by) : List.of(by, and);
  }

  Instant end(Instant now) {
    Instant to = range.to();
    return to == null ? now : to;
  }

  Instant begin(Instant now) {
    Instant end = end(now);
    Instant begin = range.begin(end);
    Instant earliest = end.minus(LONGEST);
    return begin == null || begin.isBefore(earliest) ? earliest : begin;
  }

  /** Hours only where they can still be told apart. */
  Interval interval(Instant now) {
    Duration length = Duration.between(begin(now), end(now));
    if (wanted == null) {
      return length.compareTo(SHORT) < 0 ? Interval.HOUR : Interval.DAY;
    }
    return length.compareTo(LONGEST_BY_HOUR) > 0 ? Interval.DAY : wanted;
  }

  Spending.Query report(Instant now, ZoneId zone) {
    return new Spending.Query(groupBy(), begin(now), end(now), interval(now), zone);
  }

  /** The same length of time just before. */
  Spending.Query before(Instant now, ZoneId zone) {
    Instant begin = begin(now);
    Instant earlier = begin.minus(Duration.between(begin, end(now)));
    return new Spending.Query(List.of(), earlier, begin, null, zone);
  }

  private static TimeRange range(Readings readings) {
    TimeRange range = TimeRange.read(readings);
    boolean backwards = range.from() != null && range.from().isAfter(Instant.now());
    if (backwards) {
      readings.mistake("from", "\"From\" lies in the future.");
    }
    return range.isAny() || backwards ? TimeRange.of(Preset.WEEK) : range;
  }
}
