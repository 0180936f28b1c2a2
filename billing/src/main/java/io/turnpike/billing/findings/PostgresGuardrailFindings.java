package io.turnpike.billing.findings;

import io.r2dbc.spi.R2dbcException;
import io.turnpike.billing.findings.FindingTable.Marks;
import io.turnpike.billing.findings.FindingTable.Speaking;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.billing.stored.reading.KeptRows;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.audit.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresGuardrailFindings implements GuardrailFindings {

  private static final String PATIENCE = "set local statement_timeout = '2s'";
  private static final String CANCELLED = "57014";

  private final Database database;
  private final AuditTrail audit;

  PostgresGuardrailFindings(Database database, AuditTrail audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public Mono<Report> of(OrganizationId organization, String set) {
    return within(organization, set, PostgresGuardrailFindings::report)
        .onErrorMap(
            PostgresGuardrailFindings::cancelled,
            _ -> new Unavailable("Looking through the log takes too long. Try again in a moment."));
  }

  @Override
  public Mono<Void> mark(Actor actor, String set, UUID requestId, @Nullable Mark mark) {
    return Mono.fromRunnable(() -> Permission.toChange(actor, "marks of findings"))
        .then(
            Mono.defer(
                () ->
                    within(
                        actor.organizationId(),
                        set,
                        table -> mark(table, actor, requestId, mark))));
  }

  private <T> Mono<T> within(
      OrganizationId organization, String set, Function<FindingTable, Mono<T>> work) {
    return database
        .within(
            organization.value(),
            db ->
                since(db, organization)
                    .map(since -> new FindingTable(db, organization, set, since))
                    .flatMap(work))
        .singleOrEmpty();
  }

  private static Mono<Instant> since(DatabaseClient db, OrganizationId organization) {
    return KeptRows.from(db, organization).map(kept -> later(kept, Instant.now().minus(LATELY)));
  }

  private static Mono<Report> report(FindingTable table) {
    return table
        .db()
        .sql(PATIENCE)
        .then()
        .then(Mono.defer(table::speaking))
        .flatMap(
            speaking ->
                table
                    .found(speaking.ids().stream().limit(MOST).toList())
                    .collectList()
                    .zipWhen(_ -> table.marks())
                    .map(both -> report(both.getT1(), both.getT2(), speaking)));
  }

  private static Report report(List<Finding> findings, Marks marks, Speaking speaking) {
    boolean whole = speaking.ids().size() <= MOST && speaking.lookedAt() < MOST_LOOKED_AT;
    return new Report(findings, marks.marked(), marks.falsely(), whole);
  }

  private Mono<Void> mark(FindingTable table, Actor actor, UUID requestId, @Nullable Mark mark) {
    return table
        .found(List.of(requestId))
        .next()
        .filter(_ -> !EventTime.madeAt(requestId).isBefore(table.since()))
        .switchIfEmpty(Mono.error(() -> new NotFound("finding", requestId.toString())))
        .flatMap(_ -> table.mark(requestId, mark, actor.label()))
        .then(
            Mono.defer(
                () ->
                    audit.record(
                        table.db(),
                        actor,
                        "guardrail_finding.mark",
                        table.set(),
                        details(requestId, mark))));
  }

  private static Map<String, String> details(UUID requestId, @Nullable Mark mark) {
    String word = mark == null ? "none" : mark.name().toLowerCase(Locale.ROOT);
    return Map.of("request_id", requestId.toString(), "mark", word);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static boolean cancelled(Throwable error) {
    return error instanceof R2dbcException cause
        ? CANCELLED.equals(cause.getSqlState())
        : error.getCause() != null && cancelled(error.getCause());
  }
}
