package io.turnpike.billing.savings;

import io.turnpike.billing.stored.EventTime;
import io.turnpike.billing.stored.reading.KeptRows;
import io.turnpike.billing.stored.reading.RowPatience;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresSavings implements Savings {

  /** Ninety-three days may hold an hour more than their number says. */
  private static final Duration LONGEST = Duration.ofDays(MOST_DAYS).plusHours(1);

  private final Database database;

  PostgresSavings(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Report> report(OrganizationId organization, Instant from, Instant to) {
    return Mono.defer(() -> checked(organization, EventTime.within(from), EventTime.within(to)));
  }

  private Mono<Report> checked(OrganizationId organization, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw InvalidInput.at("/from", "must be before \"to\"");
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw InvalidInput.at("/from", "must be at most " + MOST_DAYS + " days before \"to\"");
    }
    return database
        .within(
            organization.value(),
            client ->
                KeptRows.from(client, organization)
                    .map(kept -> new SavingsTable(client, organization, within(from, kept, to), to))
                    .flatMapMany(
                        table ->
                            RowPatience.bounded(
                                client, table.report().flux(), "ask for a shorter time")))
        .singleOrEmpty();
  }

  /** Where no row of the time is kept, it is none. */
  private static Instant within(Instant from, Instant kept, Instant to) {
    Instant begin = from.isBefore(kept) ? kept : from;
    return begin.isBefore(to) ? begin : to;
  }
}
