package io.turnpike.billing.statements;

import io.turnpike.billing.Statement;
import io.turnpike.billing.stored.BookingLock;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.AuditTrail;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Closes a month in one transaction, which holds the lock on booking: what was posted before it is
 * on the statement, and what comes after it is on the next one.
 */
@Component
class StatementClosing {

  private final Database database;
  private final AuditTrail audit;

  StatementClosing(Database database, AuditTrail audit) {
    this.database = database;
    this.audit = audit;
  }

  Mono<Statement> close(Actor actor, YearMonth month, Instant now) {
    return Mono.fromCallable(() -> over(actor.organization(), month, now))
        .flatMapMany(_ -> database.across(client -> close(client, actor, month)))
        .singleOrEmpty();
  }

  private Mono<Statement> close(DatabaseClient client, Actor actor, YearMonth month) {
    OrganizationId organization = actor.organizationId();
    return client
        .sql(BookingLock.SQL)
        .then()
        .then(PostgresStatements.read(client, actor.organization(), month))
        .flatMap(
            statement ->
                statement.closing() != null
                    ? Mono.just(statement)
                    : refuseIfEarlierIsOpen(client, organization, month)
                        .then(store(client, actor, statement))
                        .then(StatementRows.closed(client, organization, month)));
  }

  private Mono<Void> store(DatabaseClient client, Actor actor, Statement statement) {
    return StatementRows.close(
            client, actor.organizationId(), Document.of(statement), actor.label())
        .then(
            audit.record(
                client,
                actor,
                "statement.close",
                statement.number(),
                Map.of("amount_nano_usd", statement.total().amountNanoUsd())));
  }

  private static Mono<Void> refuseIfEarlierIsOpen(
      DatabaseClient client, OrganizationId organization, YearMonth month) {
    return StatementRows.openBefore(client, organization, month)
        .flatMap(
            earlier ->
                Mono.error(
                    new Conflict(
                        "earlier_statement_open",
                        "The statement of %s is still open. Close it first.".formatted(earlier))));
  }

  private static YearMonth over(Organization organization, YearMonth month, Instant now) {
    Instant end = month.plusMonths(1).atDay(1).atStartOfDay(organization.zone()).toInstant();
    if (now.isBefore(end)) {
      throw new Conflict(
          "month_not_over",
          "%s is not over yet. Its statement can be closed from %s on."
              .formatted(month, end.atZone(organization.zone()).toOffsetDateTime()));
    }
    return month;
  }
}
