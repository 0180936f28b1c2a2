package io.turnpike.billing.statements;

import io.turnpike.billing.plans.Plan;
import io.turnpike.billing.plans.Plans;
import io.turnpike.billing.statements.Statement.Sums;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.Permission;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresStatements implements Statements {

  private final Database database;
  private final Plans plans;
  private final StatementClosing closing;

  PostgresStatements(Database database, Plans plans, StatementClosing closing) {
    this.database = database;
    this.plans = plans;
    this.closing = closing;
  }

  @Override
  public Flux<Summary> list(Organization organization) {
    return database
        .within(organization.id().value(), client -> StatementRows.summaries(client, organization))
        .collectList()
        .flatMapIterable(summaries -> withCurrent(organization, summaries));
  }

  @Override
  public Mono<Statement> of(Organization organization, YearMonth month) {
    return plans
        .of(organization.id(), month)
        .flatMapMany(
            plan ->
                database.within(
                    organization.id().value(), db -> read(db, organization, month, plan)))
        .singleOrEmpty()
        .filter(statement -> isThere(organization, statement))
        .switchIfEmpty(Mono.error(() -> new NotFound("statement", month.toString())));
  }

  @Override
  public Mono<Statement> close(Actor actor, YearMonth month) {
    return Mono.fromRunnable(() -> Permission.toBill(actor, "statements"))
        .then(of(actor.organization(), month))
        .flatMap(
            it ->
                it.closing() == null ? closing.close(actor, month, Instant.now()) : Mono.just(it));
  }

  @Override
  public Mono<ChargeBack> chargeBack(Organization organization, YearMonth month, String tag) {
    return of(organization, month)
        .flatMap(
            statement ->
                database
                    .within(
                        organization.id().value(),
                        db -> TaggedUsage.shares(db, organization.id(), statement, tag))
                    .collectList()
                    .map(tagged -> new ChargeBack(statement, tag, Rest.with(tagged, statement))));
  }

  private static Mono<Statement> read(
      DatabaseClient client, Organization organization, YearMonth month, Plan plan) {
    return StatementRows.closed(client, organization.id(), month)
        .switchIfEmpty(OpenStatement.read(client, organization, month, plan));
  }

  /** A month in the life of the organization, or any other in which something was posted. */
  private static boolean isThere(Organization organization, Statement statement) {
    YearMonth first = YearMonth.from(organization.createdAt().atZone(organization.zone()));
    return statement.closing() != null
        || !statement.lines().isEmpty()
        || !statement.month().isBefore(first) && !statement.month().isAfter(current(organization));
  }

  private static YearMonth current(Organization organization) {
    return YearMonth.from(Instant.now().atZone(organization.zone()));
  }

  private static List<Summary> withCurrent(Organization organization, List<Summary> summaries) {
    YearMonth current = current(organization);
    if (summaries.stream().anyMatch(each -> each.month().equals(current))) {
      return summaries;
    }
    Summary empty = new Summary(current, Numbers.of(organization, current), null, Sums.ZERO);
    return Stream.concat(Stream.of(empty), summaries.stream()).toList();
  }
}
