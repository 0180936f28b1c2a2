package io.turnpike.webui.spend;

import io.turnpike.billing.spend.Spending;
import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Interval;
import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.filter.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which spend the page's address asks for.
 *
 * @param by the first grouping
 * @param and the second; null for none
 * @param tag the metadata entry that is grouped by; null without one
 * @param team the one team that is counted; null for all
 * @param wanted interval; null for the one that suits the range
 */
record SpendQuery(
    TimeRange range,
    Dimension by,
    @Nullable Dimension and,
    @Nullable String tag,
    @Nullable String team,
    @Nullable Interval wanted) {

  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration LONGEST_BY_HOUR = Duration.ofDays(7).plusHours(1);
  private static final Duration SHORT = Duration.ofHours(49);

  static SpendQuery read(Readings readings) {
    Dimension by = readings.word("by", Dimension.class);
    Dimension and = readings.word("and", Dimension.class);
    String tag = readings.text("tag");
    if (tag == null && (by == Dimension.TAG || and == Dimension.TAG)) {
      readings.mistake("tag", "Name the metadata entry to group by, such as customer.");
      by = by == Dimension.TAG ? null : by;
      and = and == Dimension.TAG ? null : and;
    }
    return new SpendQuery(
        range(readings),
        by == null ? Dimension.TEAM : by,
        and == by ? null : and,
        tag,
        readings.text("team"),
        readings.word("interval", Interval.class));
  }

  /** The same by what roll-ups hold, of any time. */
  SpendQuery byTeam() {
    return new SpendQuery(range, Dimension.TEAM, null, null, team, wanted);
  }

  List<Dimension> groupBy() {
    return and == null ? List.of(by) : List.of(by, and);
  }

  Spending.Query report(ZonedDateTime now) {
    return new Spending.Query(
        groupBy(), begin(now), end(now), interval(now), now.getZone(), team, tag);
  }

  /** The same length of time just before. */
  Spending.Query before(ZonedDateTime now) {
    Instant begin = begin(now);
    Instant earlier = begin.minus(Duration.between(begin, end(now)));
    return new Spending.Query(List.of(), earlier, begin, null, now.getZone(), team);
  }

  private Instant end(ZonedDateTime now) {
    Instant end = range.end(now);
    return end == null ? now.toInstant() : end;
  }

  private Instant begin(ZonedDateTime now) {
    Instant begin = range.begin(now);
    Instant earliest = end(now).minus(LONGEST);
    return begin == null || begin.isBefore(earliest) ? earliest : begin;
  }

  /** Hours only where they can still be told apart. */
  private Interval interval(ZonedDateTime now) {
    Duration length = Duration.between(begin(now), end(now));
    if (wanted == null) {
      return length.compareTo(SHORT) < 0 ? Interval.HOUR : Interval.DAY;
    }
    return length.compareTo(LONGEST_BY_HOUR) > 0 ? Interval.DAY : wanted;
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
