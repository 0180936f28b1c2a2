package io.turnpike.tenants.keys;

import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.infra.crypto.TokenFormat;
import io.turnpike.infra.crypto.TokenFormat.Token;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.GatewayKeys.KeyVerdict;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Reason;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.store.Store;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class PostgresGatewayKeys implements GatewayKeys {

  private static final Mono<KeyVerdict> MISSING = KnownKey.rejected(Reason.MISSING, null);
  private static final Mono<KeyVerdict> MALFORMED = KnownKey.rejected(Reason.MALFORMED, null);

  private final Store store;
  private final GatewayKeyRepository table;
  private final KeyMint mint;
  private final KeyIssue issue;
  private final KeyMemory memory;
  private final ChangeAnnouncer announcer;

  PostgresGatewayKeys(
      Store store,
      GatewayKeyRepository table,
      KeyMint mint,
      KeyIssue issue,
      KeyMemory memory,
      ChangeAnnouncer announcer) {
    this.store = store;
    this.table = table;
    this.mint = mint;
    this.issue = issue;
    this.memory = memory;
    this.announcer = announcer;
  }

  @Override
  public Mono<KeyVerdict> authenticate(@Nullable String presented) {
    if (presented == null || presented.isEmpty()) {
      return MISSING;
    }
    Token token = TokenFormat.parse(presented, KeyKind.GATEWAY.prefix);
    return token == null
        ? MALFORMED
        : memory.verdict(token.publicId(), mint.digest(KeyKind.GATEWAY, token));
  }

  @Override
  public Mono<Issued> create(Actor actor, Draft draft) {
    return Mono.fromCallable(() -> checked(actor, draft))
        .doOnNext(checked -> refusePast(checked, null))
        .flatMap(
            checked ->
                store.within(actor.organizationId(), db -> issue.gatewayKey(db, actor, checked)));
  }

  @Override
  public Flux<GatewayKey> list(OrganizationId organization) {
    return store.list(organization, _ -> table.list(organization).map(GatewayKeyRow::key));
  }

  @Override
  public Mono<GatewayKey> change(Actor actor, KeyId key, Draft draft) {
    return Mono.fromCallable(() -> checked(actor, draft))
        .flatMap(
            checked -> store.within(actor.organizationId(), db -> change(db, actor, key, checked)))
        .delayUntil(this::changed)
        .map(GatewayKeyRow::key);
  }

  @Override
  public Flux<GatewayKey> withDefault(OrganizationId organization, String config) {
    return table.withDefault(organization, config).map(GatewayKeyRow::key);
  }

  @Override
  public Mono<Void> revoke(Actor actor, KeyId key) {
    return Mono.fromRunnable(() -> Permission.toChange(actor, "gateway keys"))
        .then(Mono.defer(() -> store.within(actor.organizationId(), db -> revoke(db, actor, key))))
        .flatMap(this::changed);
  }

  private static CheckedGatewayKey checked(Actor actor, Draft draft) {
    Permission.toChange(actor, "gateway keys");
    return Mistakes.without(mistakes -> CheckedGatewayKey.of(draft, mistakes));
  }

  private Mono<GatewayKeyRow> change(
      DatabaseClient db, Actor actor, KeyId key, CheckedGatewayKey draft) {
    return existing(actor, key)
        .doOnNext(row -> refuseUnlessLive(row.key(), draft))
        .delayUntil(row -> issue.checkDefault(db, actor, draft, row.key().defaultConfig()))
        .then(Mono.defer(() -> issue.team(actor, draft.team())))
        .flatMap(team -> table.change(key, team, draft))
        .delayUntil(row -> issue.record(db, actor, "gateway_key.change", row.key()));
  }

  /** Revoking once more changes nothing, and is announced once more in case the first was lost. */
  private Mono<GatewayKeyRow> revoke(DatabaseClient db, Actor actor, KeyId key) {
    return existing(actor, key)
        .delayUntil(row -> revokeOnce(db, actor, row.key()))
        .delayUntil(row -> memory.withdraw(row.publicId()));
  }

  private Mono<Void> revokeOnce(DatabaseClient db, Actor actor, GatewayKey key) {
    return key.revokedAt() != null
        ? Mono.empty()
        : table
            .revoke(key.organization(), key.id())
            .then(Mono.defer(() -> issue.record(db, actor, "gateway_key.revoke", key)));
  }

  private Mono<GatewayKeyRow> existing(Actor actor, KeyId key) {
    return table
        .lock(actor.organizationId(), key)
        .switchIfEmpty(Mono.error(() -> new NotFound("gateway key", key.toString())));
  }

  private Mono<Void> changed(GatewayKeyRow row) {
    return memory
        .changed(row.publicId())
        .then(Mono.defer(() -> announcer.announce(KeyMemory.TOPIC, row.publicId())));
  }

  private static void refuseUnlessLive(GatewayKey key, CheckedGatewayKey draft) {
    if (key.revokedAt() != null) {
      throw new Conflict("key_revoked", "A revoked key cannot be changed. Create a new one.");
    }
    refusePast(draft, key.expiresAt());
  }

  private static void refusePast(CheckedGatewayKey draft, @Nullable Instant unchanged) {
    Instant wanted = draft.expiresAt();
    if (wanted != null && !wanted.equals(unchanged) && !wanted.isAfter(Instant.now())) {
      throw InvalidInput.at(
          "/expires_at", "That moment has passed; give a later one, or leave it out for never.");
    }
  }
}
