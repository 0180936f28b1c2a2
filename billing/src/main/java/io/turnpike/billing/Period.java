package io.turnpike.billing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * For how long a budget's amount is.
 *
 * @param days of a rolling period, today included; 0 for the others
 */
public record Period(Unit unit, int days) {

  public enum Unit {
    HOUR,
    DAY,
    /** From Monday. */
    WEEK,
    MONTH,
    /** Never ends. */
    LIFETIME,
    /** The last so many days, each from midnight to midnight. */
    ROLLING
  }

  /**
   * @param from included
   * @param until excluded
   */
  public record Window(Instant from, Instant until) {

    public boolean has(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  private static final Window ALWAYS =
      new Window(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));

  /** Which a moment belongs to, by the calendar of a zone. */
  public Window at(Instant moment, ZoneId zone) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    return switch (unit) {
      case HOUR -> hour(moment, zone);
      case DAY -> days(day, day.plusDays(1), zone);
      case WEEK -> {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield days(monday, monday.plusWeeks(1), zone);
      }
      case MONTH -> {
        LocalDate first = day.withDayOfMonth(1);
        yield days(first, first.plusMonths(1), zone);
      }
      case LIFETIME -> ALWAYS;
      case ROLLING -> days(day.minusDays(days - 1L), day.plusDays(1), zone);
    };
  }

  /** An hour that the clock shows twice is two; one in which it is put on or back ends there. */
  private static Window hour(Instant moment, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    Instant from =
        moment.atOffset(rules.getOffset(moment)).truncatedTo(ChronoUnit.HOURS).toInstant();
    Instant until = from.plus(1, ChronoUnit.HOURS);
    ZoneOffsetTransition before = rules.previousTransition(moment.plusNanos(1));
    ZoneOffsetTransition after = rules.nextTransition(moment);
    return new Window(
        before != null && before.getInstant().isAfter(from) ? before.getInstant() : from,
        after != null && after.getInstant().isBefore(until) ? after.getInstant() : until);
  }

  private static Window days(LocalDate from, LocalDate until, ZoneId zone) {
    return new Window(from.atStartOfDay(zone).toInstant(), until.atStartOfDay(zone).toInstant());
  }
}
