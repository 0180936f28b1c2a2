package io.turnpike.billing.reconciliation;

import io.turnpike.billing.stored.EventTime;
import io.turnpike.tenants.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** A time in the statements that {@link Sources} makes. */
record Span(Instant from, Instant to) {

  /**
   * @param last included
   */
  static Span of(LocalDate first, LocalDate last, ZoneId zone) {
    return new Span(
        first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant());
  }

  GenericExecuteSpec bind(GenericExecuteSpec statement, Organization organization) {
    return statement
        .bind("organization", organization.id().value())
        .bind("from", from)
        .bind("to", to)
        .bind("lowest", EventTime.lowestId(from))
        .bind("highest", EventTime.highestId(to));
  }
}
