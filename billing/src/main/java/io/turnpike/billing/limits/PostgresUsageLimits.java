package io.turnpike.billing.limits;

import io.turnpike.billing.Limit;
import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.Limit.Per;
import io.turnpike.billing.UsageLimits;
import io.turnpike.billing.Usd;
import io.turnpike.billing.rules.LimitTable;
import io.turnpike.billing.rules.RuleChanges;
import io.turnpike.billing.rules.RuleReferences;
import io.turnpike.billing.rules.RuleTable;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.AuditTrail;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.input.Mistakes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class PostgresUsageLimits implements UsageLimits {

  private static final String ANY = "any";

  private final Database database;
  private final RuleReferences references;
  private final AuditTrail audit;
  private final RuleChanges changes;

  PostgresUsageLimits(
      Database database, RuleReferences references, AuditTrail audit, RuleChanges changes) {
    this.database = database;
    this.references = references;
    this.audit = audit;
    this.changes = changes;
  }

  @Override
  public Flux<Limit> list(OrganizationId organization) {
    return database.within(organization.value(), db -> new LimitTable(db, organization).list());
  }

  @Override
  public Mono<Limit> find(OrganizationId organization, String id) {
    return database
        .within(organization.value(), db -> new LimitTable(db, organization).find(id))
        .singleOrEmpty();
  }

  @Override
  public Mono<Saved> put(Actor actor, String id, Draft draft) {
    return Mono.fromCallable(() -> checked(actor, id, draft))
        .delayUntil(checked -> checkReferences(actor.organizationId(), id, draft, checked))
        .flatMap(checked -> put(actor, id, checked))
        .delayUntil(_ -> changes.tell(actor.organizationId()));
  }

  @Override
  public Mono<Void> check(Actor actor, Draft draft) {
    return Mono.fromRunnable(() -> checked(actor, ANY, draft));
  }

  @Override
  public Mono<Void> delete(Actor actor, String id) {
    return Mono.fromRunnable(() -> Permission.toBill(actor, "limits"))
        .thenMany(
            Flux.defer(
                () -> database.within(actor.organizationId().value(), db -> delete(db, actor, id))))
        .then(Mono.defer(() -> changes.tell(actor.organizationId())));
  }

  private static CheckedLimit checked(Actor actor, String id, Draft draft) {
    Permission.toBill(actor, "limits");
    return CheckedLimit.of(id, draft);
  }

  /** What was named before may be gone by now, and the limit be changed all the same. */
  private Mono<Void> checkReferences(
      OrganizationId organization, String id, Draft draft, CheckedLimit checked) {
    Mistakes mistakes = new Mistakes();
    return find(organization, id)
        .filter(before -> before.scope().equals(checked.scope()))
        .hasElement()
        .filter(unchanged -> !unchanged)
        .flatMap(
            _ ->
                references.checkScope(
                    organization, checked.scope(), draft.scope().getFirst(), mistakes))
        .then(Mono.fromRunnable(mistakes::refuse));
  }

  private Mono<Saved> put(Actor actor, String id, CheckedLimit checked) {
    return database
        .within(actor.organizationId().value(), db -> put(db, actor, id, checked))
        .singleOrEmpty();
  }

  private Mono<Saved> put(DatabaseClient db, Actor actor, String id, CheckedLimit checked) {
    LimitTable table = new LimitTable(db, actor.organizationId());
    return RuleTable.lock(db, actor.organizationId())
        .then(Mono.defer(() -> table.find(id)))
        .flatMap(before -> change(table, actor, before, checked))
        .switchIfEmpty(Mono.defer(() -> create(table, actor, id, checked)));
  }

  private Mono<Saved> create(LimitTable table, Actor actor, String id, CheckedLimit checked) {
    return table
        .count()
        .doOnNext(there -> RuleTable.refuseIfFull("limits", there))
        .flatMap(_ -> table.put(checked.as(id, UUID.randomUUID())))
        .delayUntil(limit -> record(table.db(), actor, "limit.create", limit))
        .map(limit -> new Saved(limit, true));
  }

  /** What changes nothing is not recorded. */
  private Mono<Saved> change(LimitTable table, Actor actor, Limit before, CheckedLimit checked) {
    if (checked.sameAs(before)) {
      return Mono.just(new Saved(before, false));
    }
    UUID counter = checked.countsLike(before) ? before.counter() : UUID.randomUUID();
    return table
        .put(checked.as(before.id(), counter))
        .delayUntil(limit -> record(table.db(), actor, "limit.change", limit))
        .map(limit -> new Saved(limit, false));
  }

  private Mono<Void> delete(DatabaseClient db, Actor actor, String id) {
    return RuleTable.lock(db, actor.organizationId())
        .then(Mono.defer(() -> new LimitTable(db, actor.organizationId()).delete(id)))
        .switchIfEmpty(Mono.error(() -> new NotFound("limit", id)))
        .flatMap(limit -> record(db, actor, "limit.delete", limit));
  }

  private Mono<Void> record(DatabaseClient db, Actor actor, String action, Limit limit) {
    return audit.record(db, actor, action, limit.id(), details(limit));
  }

  private static Map<String, Object> details(Limit limit) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("scope", RuleChanges.words(limit.scope()));
    if (limit.measure() == Measure.COST) {
      details.put("cost_usd", Usd.text(limit.amount()));
    } else {
      details.put(limit.measure().name().toLowerCase(Locale.ROOT), limit.amount());
    }
    Per per = limit.per();
    if (per != null) {
      details.put("per", per.name().toLowerCase(Locale.ROOT));
    }
    return details;
  }
}
