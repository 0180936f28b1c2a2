package io.turnpike.billing;

import io.turnpike.billing.Spending.Query;
import io.turnpike.infra.refusal.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the hours or days of a query begin, told by the JDK's time zone rules alone. Hours are
 * whole hours of elapsed time from a full local hour, so the hour that a clock change repeats shows
 * twice; days begin at local midnight, or when the day begins where midnight is skipped.
 */
public final class Intervals {

  private static final int MOST = 10_000;

  private Intervals() {}

  /** In order; empty without an interval. Throws InvalidInput when there would be too many. */
  public static List<Instant> starts(Query query) {
    return switch (query.interval()) {
      case null -> List.of();
      case HOUR -> hours(query);
      case DAY -> days(query);
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

  private static List<Instant> days(Query query) {
    List<Instant> starts = new ArrayList<>();
    LocalDate day = query.from().atZone(query.zone()).toLocalDate();
    while (day.atStartOfDay(query.zone()).toInstant().isBefore(query.to())) {
      add(starts, day.atStartOfDay(query.zone()));
      day = day.plusDays(1);
    }
    return starts;
  }

  private static void add(List<Instant> starts, ZonedDateTime start) {
    if (starts.size() == MOST) {
      throw InvalidInput.at(
          "/interval", "would give more than " + MOST + " intervals; ask for a shorter time");
    }
    starts.add(start.toInstant());
  }
}
