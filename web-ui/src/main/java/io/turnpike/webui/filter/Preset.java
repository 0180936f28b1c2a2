package io.turnpike.webui.filter;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times that pages offer by name. Hours and days are whole ones of the reader's zone, beside the
 * one under way: "last 7 days" is today and the six days before it on every page.
 */
public enum Preset {
  HOUR("1h", "Last hour"),
  DAY("24h", "Last 24 hours"),
  TODAY("today", "Today"),
  YESTERDAY("yesterday", "Yesterday"),
  WEEK("7d", "Last 7 days"),
  MONTH("30d", "Last 30 days"),
  QUARTER("90d", "Last 90 days"),
  THIS_MONTH("month", "This month"),
  LAST_MONTH("last-month", "Last month");

  private final String word;
  private final String label;

  Preset(String word, String label) {
    this.word = word;
    this.label = label;
  }

  /** As written in addresses. */
  public String word() {
    return word;
  }

  public String label() {
    return label;
  }

  public ZonedDateTime begin(ZonedDateTime now) {
    LocalDate today = now.toLocalDate();
    return switch (this) {
      case HOUR -> now.minusHours(1);
      case DAY -> now.truncatedTo(ChronoUnit.HOURS).minusHours(24);
      case TODAY -> midnight(today, now);
      case YESTERDAY -> midnight(today.minusDays(1), now);
      case WEEK -> midnight(today.minusDays(6), now);
      case MONTH -> midnight(today.minusDays(29), now);
      case QUARTER -> midnight(today.minusDays(89), now);
      case THIS_MONTH -> midnight(today.withDayOfMonth(1), now);
      case LAST_MONTH -> midnight(today.withDayOfMonth(1).minusMonths(1), now);
    };
  }

  /** Excluded; null where it reaches into the future. */
  public @Nullable ZonedDateTime end(ZonedDateTime now) {
    return switch (this) {
      case YESTERDAY -> TODAY.begin(now);
      case LAST_MONTH -> THIS_MONTH.begin(now);
      case HOUR, DAY, TODAY, WEEK, MONTH, QUARTER, THIS_MONTH -> null;
    };
  }

  public boolean open() {
    return this != YESTERDAY && this != LAST_MONTH;
  }

  private static ZonedDateTime midnight(LocalDate day, ZonedDateTime now) {
    return day.atStartOfDay(now.getZone());
  }
}
