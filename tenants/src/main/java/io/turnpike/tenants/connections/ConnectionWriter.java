package io.turnpike.tenants.connections;

import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.audit.AuditTrail;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes connections, each change with its audit entry in the caller's transaction. */
@Component
final class ConnectionWriter {

  private final ConnectionVault vault;
  private final AllUses uses;
  private final AuditTrail audit;

  ConnectionWriter(ConnectionVault vault, AllUses uses, AuditTrail audit) {
    this.vault = vault;
    this.uses = uses;
    this.audit = audit;
  }

  /** InvalidInput for what only shows beside what is stored. */
  Mono<StoredConnection> put(DatabaseClient db, Actor actor, CheckedConnection draft) {
    OrganizationId organization = actor.organizationId();
    return ConnectionTable.lock(db, organization)
        .then(Mono.defer(() -> ConnectionTable.find(db, organization, draft.name())))
        .flatMap(stored -> replace(db, actor, stored, draft))
        .switchIfEmpty(Mono.defer(() -> create(db, actor, draft)));
  }

  /** NotFound; Conflict when it is in use. */
  Mono<Void> delete(DatabaseClient db, Actor actor, String name) {
    OrganizationId organization = actor.organizationId();
    return ConnectionTable.lock(db, organization)
        .then(Mono.defer(() -> uses.refuseIfAny(db, organization, name)))
        .then(Mono.defer(() -> ConnectionTable.delete(db, organization, name)))
        .filter(deleted -> deleted > 0)
        .switchIfEmpty(Mono.error(() -> new NotFound("provider connection", name)))
        .flatMap(_ -> audit.record(db, actor, "provider_connection.delete", name, Map.of()));
  }

  private Mono<StoredConnection> create(DatabaseClient db, Actor actor, CheckedConnection draft) {
    OrganizationId organization = actor.organizationId();
    List<SealedKey> keys = new KeySet(vault, organization, draft, null).changed();
    return ConnectionTable.insert(db, organization, draft, keys)
        .then(Mono.defer(() -> recorded(db, actor, draft, null)));
  }

  private Mono<StoredConnection> replace(
      DatabaseClient db, Actor actor, StoredConnection stored, CheckedConnection draft) {
    OrganizationId organization = actor.organizationId();
    List<SealedKey> keys = new KeySet(vault, organization, draft, stored).changed();
    return ConnectionTable.update(db, stored.id(), organization, draft, keys)
        .then(Mono.defer(() -> recorded(db, actor, draft, stored)));
  }

  private Mono<StoredConnection> recorded(
      DatabaseClient db, Actor actor, CheckedConnection draft, @Nullable StoredConnection before) {
    return ConnectionTable.find(db, actor.organizationId(), draft.name())
        .delayUntil(
            row ->
                audit.record(
                    db,
                    actor,
                    "provider_connection.put",
                    draft.name(),
                    PutDetails.of(before, row)));
  }
}
