package io.turnpike.webui.chart;

import io.turnpike.billing.spend.Intervals;
import io.turnpike.billing.spend.Spending.Interval;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.webui.filter.UrlQuery;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hours or days of a query in its zone, those without requests included.
 *
 * @param running whether the last one is still under way
 */
public record Buckets(List<Instant> starts, Query query, boolean running) {

  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter DAY_IN_FULL = format("EEE d MMM uuuu");
  private static final DateTimeFormatter HOUR = format("HH:mm");
  private static final DateTimeFormatter HOUR_IN_FULL = format("EEE d MMM, HH:mm z");

  public static Buckets of(Query query, boolean running) {
    return new Buckets(Intervals.starts(query), query, running);
  }

  /** The one that begins there, with the requests behind it. */
  public BarChart.Bucket bucket(int at, Map<String, Long> values) {
    return new BarChart.Bucket(label(at), title(at), logs(at), isSoFar(at), values);
  }

  /** Midnights of hourly columns show the day. */
  public String label(int at) {
    ZonedDateTime local = starts.get(at).atZone(query.zone());
    boolean hour = query.interval() == Interval.HOUR && local.getHour() != 0;
    return (hour ? HOUR : DAY).format(local);
  }

  public String title(int at) {
    ZonedDateTime local = starts.get(at).atZone(query.zone());
    DateTimeFormatter full = query.interval() == Interval.HOUR ? HOUR_IN_FULL : DAY_IN_FULL;
    return full.format(local) + (isSoFar(at) ? ", so far" : "");
  }

  public String logs(int at) {
    return new UrlQuery()
        .add("from", starts.get(at))
        .add("to", isSoFar(at) ? null : end(at))
        .add("team", query.team())
        .on("/logs");
  }

  /** Where a moment lies, in columns from the left; null outside. */
  public @Nullable Double position(Instant moment) {
    for (int at = 0; at < starts.size(); at++) {
      if (!moment.isBefore(starts.get(at)) && moment.isBefore(end(at))) {
        long length = Math.max(1, end(at).toEpochMilli() - starts.get(at).toEpochMilli());
        return at + (moment.toEpochMilli() - starts.get(at).toEpochMilli()) / (double) length;
      }
    }
    return null;
  }

  boolean isSoFar(int at) {
    return running && at == starts.size() - 1;
  }

  private Instant end(int at) {
    return at + 1 < starts.size() ? starts.get(at + 1) : query.to();
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
