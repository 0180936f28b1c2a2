package io.turnpike.billing.reconciliation;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Organization;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresReconciliation implements Reconciliation {

  private final Database database;

  PostgresReconciliation(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Report> of(Organization organization, LocalDate from, LocalDate to) {
    return Mono.fromCallable(() -> bounded(from, to))
        .flatMapMany(
            _ ->
                database.within(
                    organization.id().value(), client -> report(client, organization, from, to)))
        .singleOrEmpty();
  }

  private static Mono<Report> report(
      DatabaseClient client, Organization organization, LocalDate from, LocalDate to) {
    return Mono.zip(
            Days.of(client, organization, from, to),
            Months.of(client, organization.id(), YearMonth.from(from), YearMonth.from(to)))
        .flatMap(
            parts ->
                firstDifference(client, organization, parts.getT1())
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .map(first -> new Report(parts.getT1(), parts.getT2(), first.orElse(null))));
  }

  private static Mono<Difference> firstDifference(
      DatabaseClient client, Organization organization, List<Day> days) {
    return days.stream()
        .filter(day -> !day.agrees())
        .findFirst()
        .map(day -> FirstDifference.of(client, organization, day))
        .orElse(Mono.empty());
  }

  private static LocalDate bounded(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw InvalidInput.at("/from", "must not be after \"to\"");
    }
    if (!to.isBefore(from.plusDays(MOST_DAYS))) {
      throw InvalidInput.at("/from", "must be less than " + MOST_DAYS + " days before \"to\"");
    }
    return from;
  }
}
