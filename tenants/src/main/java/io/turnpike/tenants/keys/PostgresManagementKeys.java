package io.turnpike.tenants.keys;

import io.turnpike.infra.crypto.TokenFormat;
import io.turnpike.infra.crypto.TokenFormat.Token;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.AuditTrail;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.ManagementKeys;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.store.Store;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the store each time: management calls are few, and a revoked key must end at once. */
@Component
final class PostgresManagementKeys implements ManagementKeys {

  private final Store store;
  private final ManagementKeyRepository table;
  private final KeyMint mint;
  private final KeyIssue issue;
  private final AuditTrail audit;

  PostgresManagementKeys(
      Store store, ManagementKeyRepository table, KeyMint mint, KeyIssue issue, AuditTrail audit) {
    this.store = store;
    this.table = table;
    this.mint = mint;
    this.issue = issue;
    this.audit = audit;
  }

  @Override
  public Mono<Actor> authenticate(@Nullable String presented) {
    Token token =
        presented == null ? null : TokenFormat.parse(presented, KeyKind.MANAGEMENT.prefix);
    return token == null ? Mono.empty() : actor(token);
  }

  @Override
  public Mono<Issued> create(Actor actor, String name, Role role) {
    return Mono.fromCallable(() -> checked(actor, name, role))
        .flatMap(
            checked ->
                store.within(
                    actor.organizationId(), db -> issue.managementKey(db, actor, checked, role)));
  }

  @Override
  public Flux<ManagementKey> list(OrganizationId organization) {
    return store.list(organization, _ -> table.list(organization).map(ManagementKeyRow::key));
  }

  @Override
  public Mono<Void> revoke(Actor actor, KeyId key) {
    return Mono.fromRunnable(() -> Permission.toAdminister(actor, "management keys"))
        .then(Mono.defer(() -> store.within(actor.organizationId(), db -> revoke(db, actor, key))));
  }

  private Mono<Actor> actor(Token token) {
    byte[] digest = mint.digest(KeyKind.MANAGEMENT, token);
    return store
        .across(_ -> table.live(token.publicId()))
        .filter(live -> MessageDigest.isEqual(live.digest(), digest))
        .map(ManagementKeyRow::actor);
  }

  private static String checked(Actor actor, String name, Role role) {
    Permission.toAdminister(actor, "management keys");
    Permission.toGrant(actor, role);
    return Mistakes.without(mistakes -> mistakes.name("/name", name));
  }

  private Mono<Void> revoke(DatabaseClient db, Actor actor, KeyId key) {
    return table
        .lock(actor.organizationId(), key)
        .switchIfEmpty(Mono.error(() -> new NotFound("management key", key.toString())))
        .map(ManagementKeyRow::key)
        .doOnNext(existing -> Permission.toGrant(actor, existing.role()))
        .filter(existing -> existing.revokedAt() == null)
        .flatMap(existing -> revoke(db, actor, existing));
  }

  private Mono<Void> revoke(DatabaseClient db, Actor actor, ManagementKey key) {
    return table
        .revoke(actor.organizationId(), key.id())
        .then(Mono.defer(() -> record(db, actor, key)));
  }

  private Mono<Void> record(DatabaseClient db, Actor actor, ManagementKey key) {
    return audit.record(
        db, actor, "management_key.revoke", key.id().toString(), Map.of("name", key.name()));
  }
}
