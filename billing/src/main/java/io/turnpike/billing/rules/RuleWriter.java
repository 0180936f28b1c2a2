package io.turnpike.billing.rules;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.audit.AuditTrail;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Changes of rules: one at a time in an organization, recorded with the change, and told to every
 * node once it is committed.
 */
public final class RuleWriter<R> {

  private final RuleKind<R> kind;
  private final Database database;
  private final AuditTrail audit;
  private final RuleChanges changes;

  public RuleWriter(RuleKind<R> kind, Database database, AuditTrail audit, RuleChanges changes) {
    this.kind = kind;
    this.database = database;
    this.audit = audit;
    this.changes = changes;
  }

  /** Fails with Conflict where there is no room for one more. */
  public Mono<Written<R>> put(Actor actor, String id, CheckedRule<R> checked) {
    return database
        .within(actor.organizationId().value(), db -> put(db, actor, id, checked))
        .singleOrEmpty()
        .delayUntil(_ -> changes.tell(actor.organizationId()));
  }

  /** NotFound when there is none of that id. */
  public Mono<Void> delete(Actor actor, String id) {
    return database
        .within(actor.organizationId().value(), db -> delete(db, actor, id))
        .then(Mono.defer(() -> changes.tell(actor.organizationId())));
  }

  private Mono<Written<R>> put(DatabaseClient db, Actor actor, String id, CheckedRule<R> checked) {
    RuleStatements<R> statements = statements(db, actor);
    return RuleTable.lock(db, actor.organizationId())
        .then(Mono.defer(() -> statements.find(id)))
        .flatMap(before -> change(statements, actor, before, checked))
        .switchIfEmpty(Mono.defer(() -> create(statements, actor, id, checked)));
  }

  private Mono<Written<R>> create(
      RuleStatements<R> statements, Actor actor, String id, CheckedRule<R> checked) {
    return statements
        .count()
        .doOnNext(there -> RuleTable.refuseIfFull(kind.words(), there))
        .flatMap(_ -> statements.put(checked.created(id)))
        .delayUntil(rule -> record(statements.db(), actor, "create", rule))
        .map(rule -> new Written<>(rule, true));
  }

  /** What changes nothing is not recorded. */
  private Mono<Written<R>> change(
      RuleStatements<R> statements, Actor actor, R before, CheckedRule<R> checked) {
    return checked.sameAs(before)
        ? Mono.just(new Written<>(before, false))
        : statements
            .put(checked.instead(before))
            .delayUntil(rule -> record(statements.db(), actor, "change", rule))
            .map(rule -> new Written<>(rule, false));
  }

  private Mono<Void> delete(DatabaseClient db, Actor actor, String id) {
    return RuleTable.lock(db, actor.organizationId())
        .then(Mono.defer(() -> statements(db, actor).delete(id)))
        .switchIfEmpty(Mono.error(() -> new NotFound(kind.word(), id)))
        .flatMap(rule -> record(db, actor, "delete", rule));
  }

  private Mono<Void> record(DatabaseClient db, Actor actor, String action, R rule) {
    return audit.record(
        db, actor, kind.word() + "." + action, kind.id().apply(rule), kind.details().apply(rule));
  }

  private RuleStatements<R> statements(DatabaseClient db, Actor actor) {
    return kind.statements().apply(db, actor.organizationId());
  }

  /**
   * A rule as it is stored now.
   *
   * @param created whether there was none of its id
   */
  public record Written<R>(R rule, boolean created) {}
}
