package io.turnpike.webui.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** The times the overview looks at: the last 24 hours, and seven days with today as the last. */
record Window(Instant now, ZoneId zone) {

  private static final int DAYS = 7;

  static Window endingAt(Instant now, ZoneId zone) {
    return new Window(now, zone);
  }

  Instant dayAgo() {
    return now.minus(Duration.ofDays(1));
  }

  Instant weekStart() {
    return days().getFirst();
  }

  /** Where each of the days begins in the zone. */
  List<Instant> days() {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return IntStream.range(0, DAYS)
        .mapToObj(day -> today.minusDays(DAYS - 1L - day).atStartOfDay(zone).toInstant())
        .toList();
  }
}
