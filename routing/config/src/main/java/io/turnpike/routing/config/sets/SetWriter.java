package io.turnpike.routing.config.sets;

import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.StaleVersion;
import io.turnpike.routing.DocumentText;
import io.turnpike.routing.guard.NamedSets;
import io.turnpike.routing.guard.NamedSets.Saved;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.audit.AuditTrail;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes sets: one transaction with its audit entry, then news to all nodes. */
@Component
final class SetWriter {

  private final Database database;
  private final AuditTrail audit;
  private final SetMemory memory;
  private final ChangeAnnouncer announcer;

  SetWriter(Database database, AuditTrail audit, SetMemory memory, ChangeAnnouncer announcer) {
    this.database = database;
    this.audit = audit;
    this.memory = memory;
    this.announcer = announcer;
  }

  Mono<Saved> put(Actor actor, String name, String document, @Nullable Integer expected) {
    return database
        .within(actor.organizationId().value(), db -> put(db, actor, name, document, expected))
        .singleOrEmpty()
        .delayUntil(saved -> saved.changed() ? tell(actor) : Mono.empty());
  }

  Mono<Void> delete(Actor actor, String name, @Nullable Integer expected) {
    return database
        .within(actor.organizationId().value(), db -> delete(db, actor, name, expected))
        .then(Mono.defer(() -> tell(actor)));
  }

  private Mono<Saved> put(
      DatabaseClient db, Actor actor, String name, String document, @Nullable Integer expected) {
    SetTable table = new SetTable(db, actor.organizationId());
    return table
        .lock()
        .then(Mono.defer(() -> table.find(name)))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .doOnNext(before -> refuseIfStale(expected, before.orElse(null)))
        .flatMap(before -> put(table, actor, name, document, before.orElse(null)));
  }

  private Mono<Saved> put(
      SetTable table, Actor actor, String name, String document, @Nullable StoredSet before) {
    if (before != null && DocumentText.same(before.document(), document)) {
      return Mono.just(new Saved(before.named(), false, false));
    }
    return (before == null ? refuseIfFull(table) : Mono.<Void>empty())
        .then(Mono.defer(() -> table.put(name, document, actor.label())))
        .map(StoredSet::named)
        .delayUntil(
            set -> audit.record(table.db(), actor, "guardrail_set.save", name, SetAudit.of(set)))
        .map(set -> new Saved(set, before == null, true));
  }

  private Mono<Void> delete(
      DatabaseClient db, Actor actor, String name, @Nullable Integer expected) {
    SetTable table = new SetTable(db, actor.organizationId());
    return table
        .lock()
        .then(Mono.defer(() -> table.find(name)))
        .switchIfEmpty(Mono.error(() -> new NotFound("set of guardrails", name)))
        .doOnNext(before -> refuseIfStale(expected, before))
        .delayUntil(_ -> table.delete(name))
        .map(StoredSet::named)
        .flatMap(set -> audit.record(db, actor, "guardrail_set.delete", name, SetAudit.of(set)));
  }

  private static Mono<Void> refuseIfFull(SetTable table) {
    return table
        .list()
        .count()
        .filter(there -> there >= NamedSets.MOST)
        .flatMap(
            there ->
                Mono.error(
                    new Conflict(
                        "too_many_guardrails",
                        "There are "
                            + there
                            + " sets of guardrails, which is all there may be. Delete one.")));
  }

  private static void refuseIfStale(@Nullable Integer expected, @Nullable StoredSet before) {
    int current = before == null ? 0 : before.version();
    if (expected != null && expected != current) {
      throw new StaleVersion(expected, current);
    }
  }

  /** This node first: whoever saved may call at once. */
  private Mono<Void> tell(Actor actor) {
    return Mono.defer(() -> memory.changed(actor.organizationId()))
        .then(
            Mono.defer(
                () -> announcer.announce(SetMemory.TOPIC, actor.organizationId().toString())));
  }
}
