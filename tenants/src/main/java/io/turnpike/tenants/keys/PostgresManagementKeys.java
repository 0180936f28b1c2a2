package io.turnpike.tenants.keys;

import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.infra.cache.EndSignal;
import io.turnpike.infra.crypto.TokenFormat;
import io.turnpike.infra.crypto.TokenFormat.Token;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.ManagementKeys;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.store.Store;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the store each time: management calls are few, and a revoked key must end at once. */
@Component
final class PostgresManagementKeys implements ManagementKeys {

  /** Announcements carry the public id of a revoked key. */
  static final String TOPIC = "management-keys";

  private final Store store;
  private final ManagementKeyRepository table;
  private final KeyMint mint;
  private final KeyIssue issue;
  private final AuditTrail audit;
  private final ChangeAnnouncer announcer;
  private final EndSignal<String> endings = new EndSignal<>();

  PostgresManagementKeys(
      Store store,
      ManagementKeyRepository table,
      KeyMint mint,
      KeyIssue issue,
      AuditTrail audit,
      ChangeAnnouncer announcer) {
    this.store = store;
    this.table = table;
    this.mint = mint;
    this.issue = issue;
    this.audit = audit;
    this.announcer = announcer;
  }

  @Override
  public Mono<Actor> authenticate(@Nullable String presented) {
    Token token = presented == null ? null : token(presented);
    return token == null ? Mono.empty() : actor(token);
  }

  @Override
  public Mono<Issued> create(Actor actor, String name, Role role, @Nullable Instant expiresAt) {
    return Mono.fromCallable(() -> checked(actor, name, role, expiresAt))
        .flatMap(
            checked ->
                store.within(
                    actor.organizationId(),
                    db -> issue.managementKey(db, actor, checked, role, expiresAt)));
  }

  @Override
  public Flux<ManagementKey> list(OrganizationId organization) {
    return store.list(organization, _ -> table.list(organization).map(ManagementKeyRow::key));
  }

  @Override
  public Mono<Void> revoke(Actor actor, KeyId key) {
    return Mono.fromRunnable(() -> Permission.toAdminister(actor, "management keys"))
        .then(Mono.defer(() -> store.within(actor.organizationId(), db -> revoke(db, actor, key))))
        .doOnNext(this::end)
        .flatMap(publicId -> announcer.announce(TOPIC, publicId));
  }

  @Override
  public Mono<Void> ended(String presented) {
    Token token = token(presented);
    return token == null ? Mono.empty() : endings.of(token.publicId());
  }

  void end(String publicId) {
    endings.tell(publicId);
  }

  private static @Nullable Token token(String presented) {
    return TokenFormat.parse(presented, KeyKind.MANAGEMENT.prefix);
  }

  private Mono<Actor> actor(Token token) {
    byte[] digest = mint.digest(KeyKind.MANAGEMENT, token);
    return store
        .across(_ -> table.live(token.publicId()))
        .filter(live -> MessageDigest.isEqual(live.digest(), digest))
        .map(ManagementKeyRow::actor);
  }

  private static String checked(Actor actor, String name, Role role, @Nullable Instant expiresAt) {
    Permission.toAdminister(actor, "management keys");
    Permission.toGrant(actor, role);
    return Mistakes.without(
        mistakes -> {
          CheckedGatewayKey.checkEnd(expiresAt, mistakes);
          return mistakes.name("/name", name);
        });
  }

  /** The public id of the key; empty when it was revoked before. */
  private Mono<String> revoke(DatabaseClient db, Actor actor, KeyId key) {
    return table
        .lock(actor.organizationId(), key)
        .switchIfEmpty(Mono.error(() -> new NotFound("management key", key.toString())))
        .doOnNext(existing -> Permission.toGrant(actor, existing.key().role()))
        .filter(existing -> existing.key().revokedAt() == null)
        .delayUntil(existing -> revoke(db, actor, existing.key()))
        .map(ManagementKeyRow::publicId);
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
