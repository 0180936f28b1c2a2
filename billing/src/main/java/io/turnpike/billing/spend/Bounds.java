package io.turnpike.billing.spend;

import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.infra.refusal.InvalidInput;
import java.time.Duration;
import java.time.Instant;

/** From when to when a report can be made, and by what. */
final class Bounds {

  private static final Duration LONGEST_OF_ROWS =
      Duration.ofDays(Spending.MOST_DAYS_OF_ROWS).plusHours(1);

  private Bounds() {}

  static Query checked(Query query) {
    Query bounded = with(query, EventTime.within(query.from()), EventTime.within(query.to()));
    if (!bounded.from().isBefore(bounded.to())) {
      throw InvalidInput.at("/from", "must be before \"to\"");
    }
    if (query.groupBy().contains(Dimension.TAG) && query.tag() == null) {
      throw InvalidInput.at("/group_by", "must name the metadata entry, as in \"tag:customer\"");
    }
    if (SpendSql.ofRows(query.groupBy()) && tooLong(bounded)) {
      throw InvalidInput.at(
          "/from",
          "must be at most %d days before \"to\" when grouping by user, session or tag"
              .formatted(Spending.MOST_DAYS_OF_ROWS));
    }
    return bounded;
  }

  /**
   * @param kept when the first day begins whose rows are there
   */
  static Query within(Query query, Instant kept) {
    if (!SpendSql.ofRows(query.groupBy())) {
      return with(query, begin(query.from(), kept), end(query.to(), kept));
    }
    if (query.from().isBefore(kept)) {
      throw InvalidInput.at(
          "/from",
          "must not be before %s when grouping by user, session or tag: older log rows are not kept"
              .formatted(kept));
    }
    return query;
  }

  private static boolean tooLong(Query query) {
    return Duration.between(query.from(), query.to()).compareTo(LONGEST_OF_ROWS) > 0;
  }

  private static Instant begin(Instant from, Instant kept) {
    return from.isBefore(kept) ? QuarterHours.floor(from) : from;
  }

  private static Instant end(Instant to, Instant kept) {
    return to.isBefore(kept) ? QuarterHours.ceiling(to) : to;
  }

  private static Query with(Query query, Instant from, Instant to) {
    return new Query(
        query.groupBy().stream().distinct().toList(),
        from,
        to,
        query.interval(),
        query.zone(),
        query.team(),
        query.tag());
  }
}
