package io.turnpike.billing.statements;

import io.turnpike.billing.LedgerEntry.Account;
import io.turnpike.billing.ledger.LedgerPostings;
import io.turnpike.billing.plans.Plan;
import io.turnpike.billing.plans.Plans;
import io.turnpike.billing.stored.BookingLock;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.audit.AuditTrail;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Closes a month in one transaction, which holds the lock on booking: what was posted before it is
 * on the statement, and what comes after it is on the next one.
 */
@Component
class StatementClosing {

  private final Database database;
  private final Plans plans;
  private final AuditTrail audit;

  StatementClosing(Database database, Plans plans, AuditTrail audit) {
    this.database = database;
    this.plans = plans;
    this.audit = audit;
  }

  Mono<Statement> close(Actor actor, YearMonth month, Instant now) {
    return Mono.fromCallable(() -> over(actor.organization(), month, now))
        .flatMap(_ -> plans.of(actor.organizationId(), month))
        .flatMapMany(plan -> database.across(client -> close(client, actor, month, plan)))
        .singleOrEmpty();
  }

  private Mono<Statement> close(DatabaseClient client, Actor actor, YearMonth month, Plan plan) {
    OrganizationId organization = actor.organizationId();
    Mono<Statement> closed = StatementRows.closed(client, organization, month);
    return client
        .sql(BookingLock.SQL)
        .then()
        .then(closed)
        .switchIfEmpty(
            refuseIfEarlierIsOpen(client, organization, month)
                .then(OpenStatement.read(client, actor.organization(), month, plan))
                .flatMap(statement -> store(client, actor, statement))
                .then(closed));
  }

  private Mono<Void> store(DatabaseClient client, Actor actor, Statement statement) {
    return postFees(client, actor.organizationId(), statement)
        .then(
            StatementRows.close(
                client, actor.organizationId(), Document.of(statement), actor.label()))
        .then(
            audit.record(
                client,
                actor,
                "statement.close",
                statement.number(),
                Map.of("amount_nano_usd", statement.total().amountNanoUsd())));
  }

  private static Mono<Void> postFees(
      DatabaseClient client, OrganizationId organization, Statement statement) {
    Instant within = statement.month().atDay(1).atStartOfDay(statement.zone()).toInstant();
    return Flux.fromIterable(statement.lines())
        .filter(line -> line.kind().debit() == Account.FEES)
        .concatMap(
            fee ->
                LedgerPostings.fee(
                    client, organization.value(), fee.kind(), within, fee.amountNanoUsd()))
        .then();
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
