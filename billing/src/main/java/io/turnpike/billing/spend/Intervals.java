package io.turnpike.billing.spend;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.infra.refusal.InvalidInput;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the hours, days, weeks or months of a query begin, told by the JDK's time zone rules alone.
 * Hours are whole hours of elapsed time from a full local hour, so the hour that a clock change
 * repeats shows twice; days begin at local midnight, or when the day begins where midnight is
 * skipped.
 */
public final class Intervals {

  private static final int MOST = 10_000;

  private Intervals() {}

  /** In order; empty without an interval. Throws InvalidInput when there would be too many. */
  public static List<Instant> starts(Query query) {
    return switch (query.interval()) {
      case null -> List.of();
      case HOUR -> hours(query);
      case DAY -> days(query, Period.ofDays(1));
      case WEEK -> days(query, Period.ofWeeks(1));
      case MONTH -> days(query, Period.ofMonths(1));
    };
  }

  private static List<Instant> hours(Query query) {
    List<Instant> starts = new ArrayList<>();
    ZonedDateTime hour = query.from().atZone(query.zone()).truncatedTo(ChronoUnit.HOURS);
    while (hour.toInstant().isBefore(query.to())) {
      add(starts, hour);
      hour = nextHour(hour);
    }
    return starts;
  }

  /** A clock put back by half an hour has no full hour there; then an hour later must do. */
  private static ZonedDateTime nextHour(ZonedDateTime hour) {
    ZonedDateTime later = hour.plusHours(1);
    ZonedDateTime full = later.truncatedTo(ChronoUnit.HOURS);
    return full.isAfter(hour) ? full : later;
  }

  /** Days, or as many of them as go together. */
  private static List<Instant> days(Query query, Period each) {
    List<Instant> starts = new ArrayList<>();
    LocalDate day = first(query.from().atZone(query.zone()).toLocalDate(), each);
    while (day.atStartOfDay(query.zone()).toInstant().isBefore(query.to())) {
      add(starts, day.atStartOfDay(query.zone()));
      day = day.plus(each);
    }
    return starts;
  }

  private static LocalDate first(LocalDate day, Period each) {
    if (each.getMonths() > 0) {
      return day.withDayOfMonth(1);
    }
    return each.getDays() > 1 ? day.with(previousOrSame(DayOfWeek.MONDAY)) : day;
  }

  private static void add(List<Instant> starts, ZonedDateTime start) {
    if (starts.size() == MOST) {
      throw InvalidInput.at(
          "/interval", "would give more than " + MOST + " intervals; ask for a shorter time");
    }
    starts.add(start.toInstant());
  }
}
