package io.turnpike.webui.format;

import io.turnpike.billing.LogRow;
import io.turnpike.billing.Spending.Figures;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one organization's figures are written; templates call it {@code fmt}.
 *
 * @param zone of the organization, for readers whose browser does not put times in theirs
 */
public record Format(ZoneId zone) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

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

  /** Of many requests. */
  public String spent(Figures figures) {
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

  /** In the organization's zone, with the zone's name. */
  public String time(@Nullable Instant moment) {
    return moment == null ? "never" : TIME.format(moment.atZone(zone));
  }

  public String day(Instant moment) {
    return DAY.format(moment.atZone(zone));
  }

  /** For programs, to the second. */
  public @Nullable String iso(@Nullable Instant moment) {
    return moment == null ? null : moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
