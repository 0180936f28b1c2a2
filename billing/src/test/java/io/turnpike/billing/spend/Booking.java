package io.turnpike.billing.spend;

import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Figures;
import io.turnpike.billing.spend.Spending.Interval;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.billing.spend.Spending.Row;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a report should say of one event under one provider and model, computed from attempts. */
record Booking(UsageEvent event, String provider, String model, Figures figures) {

  private static final Set<Outcome> FAILED =
      Set.of(Outcome.FAILED, Outcome.INTERRUPTED, Outcome.REJECTED);

  static Figures sum(List<Booking> bookings) {
    return bookings.stream().map(Booking::figures).reduce(Figures.ZERO, Figures::plus);
  }

  /** All of it in one. */
  static Booking whole(UsageEvent event) {
    return new Booking(event, "", "", sum(of(event)));
  }

  static List<Booking> of(UsageEvent event) {
    List<Booking> bookings = new ArrayList<>();
    event.attempts().stream().filter(Booking::owed).forEach(each -> bookings.add(of(event, each)));
    long unpriced = sum(bookings).unpricedAttempts();
    bookings.add(
        new Booking(
            event,
            Objects.requireNonNullElse(event.served().provider(), ""),
            Objects.requireNonNullElse(event.served().model(), ""),
            new Figures(
                1,
                FAILED.contains(event.served().outcome()) ? 1 : 0,
                unpriced > 0 ? 1 : 0,
                0,
                0,
                0,
                0)));
    return bookings;
  }

  boolean isIn(Row row, Query query) {
    return row.group().entrySet().stream()
            .allMatch(each -> each.getValue().equals(value(each.getKey())))
        && (row.start() == null
            || row.start()
                .equals(startOf(event.timing().startedAt(), query.interval(), query.zone())));
  }

  private static Booking of(UsageEvent event, Attempt attempt) {
    TokenUsage usage = attempt.bill().usage();
    Cost cost = attempt.bill().cost();
    boolean unpriced = cost == null && usage.totalInput() + usage.totalOutput() > 0;
    return new Booking(
        event,
        attempt.connection(),
        attempt.model(),
        new Figures(
            0,
            0,
            0,
            unpriced ? 1 : 0,
            usage.totalInput(),
            usage.totalOutput(),
            cost == null ? 0 : cost.nanoUsd()));
  }

  private static boolean owed(Attempt attempt) {
    return attempt.bill().source() != UsageSource.UNCONFIRMED;
  }

  private String value(Dimension dimension) {
    String value =
        switch (dimension) {
          case TEAM -> event.who().teamSlug();
          case KEY -> event.who().key().toString();
          case CONFIG -> name(event.asked().config());
          case PROVIDER -> provider;
          case MODEL -> model;
          case USER -> event.labels().user();
          case SESSION -> event.labels().sessionId();
          case TAG -> event.labels().metadata().get("feature");
        };
    return Objects.requireNonNullElse(value, "");
  }

  /** Whatever came with requests is one. */
  private static String name(String config) {
    return config != null && config.startsWith("inline:") ? "inline:" : config;
  }

  private static Instant startOf(Instant time, Interval interval, ZoneId zone) {
    return switch (interval) {
      case HOUR -> startOfHour(time, zone);
      case DAY -> time.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
      case WEEK ->
          time.atZone(zone)
              .toLocalDate()
              .with(java.time.temporal.TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY))
              .atStartOfDay(zone)
              .toInstant();
      case MONTH ->
          time.atZone(zone).toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
    };
  }

  /** Where clocks are changed by half an hour, one begins with that. */
  private static Instant startOfHour(Instant time, ZoneId zone) {
    Instant full = time.atZone(zone).truncatedTo(java.time.temporal.ChronoUnit.HOURS).toInstant();
    ZoneOffsetTransition change = zone.getRules().previousTransition(time.plusNanos(1));
    return change != null && change.getInstant().isAfter(full) ? change.getInstant() : full;
  }
}
