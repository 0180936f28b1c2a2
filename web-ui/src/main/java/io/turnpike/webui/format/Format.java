package io.turnpike.webui.format;

import io.turnpike.billing.LogRow;
import io.turnpike.billing.spend.Spending.Figures;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How figures are written for one reader; templates call it {@code fmt}.
 *
 * @param zone of all times that are shown
 */
public record Format(ZoneId zone) {

  private static final DateTimeFormatter TIME = pattern("d MMM uuuu, HH:mm:ss z");
  private static final DateTimeFormatter DAY = pattern("d MMM");
  private static final DateTimeFormatter CLOCK = pattern("d MMM, HH:mm:ss");
  private static final DateTimeFormatter MINUTE = pattern("EEE d MMM, HH:mm");

  public String money(long nanoUsd) {
    return Money.exact(nanoUsd);
  }

  /** Of one request: nothing used costs nothing, tokens without a price are told apart. */
  public String cost(LogRow row) {
    Long known = row.bill().nanoUsd();
    if (known == null) {
      return row.unpricedAttempts() == 0 ? "–" : "unpriced";
    }
    return Money.known(known, row.unpricedAttempts() == 0);
  }

  /** Of many requests, to the cent; {@link #spentExactly} says the rest. */
  public String spent(Figures figures) {
    long known = figures.costNanoUsd();
    if (figures.complete()) {
      return Money.brief(known);
    }
    return known == 0 ? "unpriced" : Money.atLeast(known);
  }

  public String spentExactly(Figures figures) {
    return Money.known(figures.costNanoUsd(), figures.complete());
  }

  public String moneyBrief(long nanoUsd) {
    return Money.brief(nanoUsd);
  }

  public String perMillion(long nanoUsdPerToken) {
    return Money.perMillion(nanoUsdPerToken);
  }

  public String count(long number) {
    return Amounts.count(number);
  }

  public String tokens(long number) {
    return Amounts.tokens(number);
  }

  public String percent(long part, long whole) {
    return Amounts.percent(part, whole);
  }

  public String micros(long micros) {
    return Amounts.micros(micros);
  }

  /** The name of the zone: {@code UTC} rather than {@code Z}. */
  public String zoneName() {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** With the zone's short name. */
  public String time(@Nullable Instant moment) {
    return moment == null ? "never" : TIME.format(moment.atZone(zone));
  }

  /** Without year and zone, for columns whose head or page names the zone. */
  public String clock(Instant moment) {
    return CLOCK.format(moment.atZone(zone));
  }

  /** To the minute, with the day of the week. */
  public String minute(Instant moment) {
    return MINUTE.format(moment.atZone(zone));
  }

  public String day(Instant moment) {
    return DAY.format(moment.atZone(zone));
  }

  /** For programs, to the second. */
  public @Nullable String iso(@Nullable Instant moment) {
    return moment == null ? null : moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
