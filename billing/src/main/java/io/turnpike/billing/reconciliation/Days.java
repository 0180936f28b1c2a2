package io.turnpike.billing.reconciliation;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.reconciliation.Reconciliation.Day;
import io.turnpike.billing.reconciliation.Reconciliation.Sum;
import io.turnpike.tenants.Organization;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What each place says of each day. */
final class Days {

  private static final String SQL =
      Sources.WITH
          + """

          select source, width_bucket(extract(epoch from began)::bigint, :starts) as day,
            sum(requests)::bigint as requests, sum(cost_nano)::bigint as cost_nano
          from (
          %s
          ) as told
          group by 1, 2"""
              .formatted(Sources.ALL);

  private Days() {}

  static Mono<List<Day>> of(
      DatabaseClient client, Organization organization, LocalDate from, LocalDate to) {
    List<LocalDate> days = from.datesUntil(to.plusDays(1)).toList();
    return Span.of(from, to, organization.zone())
        .bind(client.sql(SQL), organization)
        .bind("starts", starts(days, organization))
        .map(row -> Map.entry(key(row), sum(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new)
        .map(told -> days.stream().map(day -> day(told, day, days, organization)).toList());
  }

  private static Day day(
      Map<String, Sum> told, LocalDate day, List<LocalDate> days, Organization organization) {
    int number = days.indexOf(day) + 1;
    return new Day(
        day,
        isKept(day, organization) ? told.getOrDefault("rows " + number, Sum.ZERO) : null,
        told.getOrDefault("roll-ups " + number, Sum.ZERO),
        told.getOrDefault("ledger " + number, Sum.ZERO));
  }

  /** Of the first day that is kept, rows may be going already. */
  private static boolean isKept(LocalDate day, Organization organization) {
    LocalDate today = LocalDate.now(organization.zone());
    return day.isAfter(today.minusDays(organization.logRetentionDays()));
  }

  private static Long[] starts(List<LocalDate> days, Organization organization) {
    return days.stream()
        .map(day -> day.atStartOfDay(organization.zone()).toEpochSecond())
        .toArray(Long[]::new);
  }

  private static String key(Readable row) {
    return row.get("source", String.class) + " " + row.get("day", Integer.class);
  }

  static Sum sum(Readable row) {
    return new Sum(
        requireNonNull(row.get("requests", Long.class)),
        requireNonNull(row.get("cost_nano", Long.class)));
  }
}
