package io.turnpike.webui.spend;

import io.turnpike.billing.Intervals;
import io.turnpike.billing.Spending.Interval;
import io.turnpike.billing.Spending.Query;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The hours or days of a query in its zone, those without spend included. */
record Buckets(List<Instant> starts, Query query) {

  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter DAY_IN_FULL = format("EEE d MMM uuuu");
  private static final DateTimeFormatter HOUR = format("HH:mm");
  private static final DateTimeFormatter HOUR_IN_FULL = format("EEE d MMM, HH:mm z");

  static Buckets of(Query query) {
    return new Buckets(Intervals.starts(query), query);
  }

  Instant end(int at) {
    return at + 1 < starts.size() ? starts.get(at + 1) : query.to();
  }

  /** Midnights of hourly columns show the day. */
  String label(Instant start) {
    ZonedDateTime local = start.atZone(query.zone());
    boolean hour = query.interval() == Interval.HOUR && local.getHour() != 0;
    return (hour ? HOUR : DAY).format(local);
  }

  String title(Instant start) {
    ZonedDateTime local = start.atZone(query.zone());
    return (query.interval() == Interval.HOUR ? HOUR_IN_FULL : DAY_IN_FULL).format(local);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
