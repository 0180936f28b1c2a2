package io.turnpike.tenants.keys;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.GatewayKeys.KnownConfigs;
import io.turnpike.tenants.ManagementKeys;
import io.turnpike.tenants.ManagementKeys.ManagementKey;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.keys.KeyMint.Minted;
import io.turnpike.tenants.teams.TeamRepository;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Issues keys inside a transaction that someone else has opened: a key of its own, or a sign-up.
 */
@Component
public final class KeyIssue {

  private final KeyMint mint;
  private final TeamRepository teams;
  private final GatewayKeyRepository gatewayKeys;
  private final ManagementKeyRepository managementKeys;
  private final AuditTrail audit;
  private final ObjectProvider<KnownConfigs> configs;

  KeyIssue(
      KeyMint mint,
      TeamRepository teams,
      GatewayKeyRepository gatewayKeys,
      ManagementKeyRepository managementKeys,
      AuditTrail audit,
      ObjectProvider<KnownConfigs> configs) {
    this.mint = mint;
    this.teams = teams;
    this.gatewayKeys = gatewayKeys;
    this.managementKeys = managementKeys;
    this.audit = audit;
    this.configs = configs;
  }

  /** A key of {@code team} with no limits and no end. */
  public Mono<GatewayKeys.Issued> firstGatewayKey(
      DatabaseClient db, Actor actor, Team team, String name) {
    return issue(
        db,
        actor,
        team,
        new CheckedGatewayKey(name, team.slug(), null, Set.of(), KeyRights.NONE, null));
  }

  Mono<GatewayKeys.Issued> gatewayKey(DatabaseClient db, Actor actor, CheckedGatewayKey draft) {
    return checkDefault(db, actor, draft, null)
        .then(Mono.defer(() -> team(actor, draft.team())))
        .flatMap(team -> issue(db, actor, team, draft));
  }

  public Mono<ManagementKeys.Issued> managementKey(
      DatabaseClient db, Actor actor, String name, Role role, @Nullable Instant expiresAt) {
    Minted minted = mint.mint(KeyKind.MANAGEMENT);
    return managementKeys
        .create(actor.organizationId(), name, role, expiresAt, minted)
        .map(ManagementKeyRow::key)
        .delayUntil(key -> record(db, actor, key))
        .map(key -> new ManagementKeys.Issued(key, minted.secret()));
  }

  private Mono<GatewayKeys.Issued> issue(
      DatabaseClient db, Actor actor, Team team, CheckedGatewayKey draft) {
    Minted minted = mint.mint(KeyKind.GATEWAY);
    return gatewayKeys
        .create(team, draft, minted)
        .map(GatewayKeyRow::key)
        .delayUntil(key -> record(db, actor, "gateway_key.create", key))
        .map(key -> new GatewayKeys.Issued(key, minted.secret()));
  }

  Mono<Void> record(DatabaseClient db, Actor actor, String action, GatewayKey key) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("name", key.name());
    details.put("hint", key.hint());
    details.put("team", key.teamSlug());
    details.put("default_config", key.defaultConfig());
    details.put("allowed_models", key.allowedModels());
    details.put("inline_configs", key.rights().inlineConfigs());
    details.put("own_provider_keys", key.rights().ownProviderKeys());
    details.put("custom_hosts", key.rights().customHosts());
    details.put("allowed_origins", key.rights().allowedOrigins());
    details.put("expires_at", key.expiresAt());
    return audit.record(db, actor, action, key.id().toString(), details);
  }

  private Mono<Void> record(DatabaseClient db, Actor actor, ManagementKey key) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("name", key.name());
    details.put("hint", key.hint());
    details.put("role", key.role().name());
    details.put("expires_at", key.expiresAt());
    return audit.record(db, actor, "management_key.create", key.id().toString(), details);
  }

  /**
   * InvalidInput when there is no such config.
   *
   * @param unchanged what the key had before, which is no reason to refuse another change
   */
  Mono<Void> checkDefault(
      DatabaseClient db, Actor actor, CheckedGatewayKey draft, @Nullable String unchanged) {
    String config = draft.defaultConfig();
    KnownConfigs known = configs.getIfAvailable();
    return config == null || config.equals(unchanged) || known == null
        ? Mono.empty()
        : known
            .has(db, actor.organizationId(), config)
            .filter(there -> !there)
            .flatMap(_ -> Mono.error(() -> noConfig(config)));
  }

  private static InvalidInput noConfig(String config) {
    return InvalidInput.at("/default_config", "There is no config named \"" + config + "\".");
  }

  /** InvalidInput when there is none; it stays until the transaction ends. */
  Mono<Team> team(Actor actor, String slug) {
    return teams.use(actor.organizationId(), slug).switchIfEmpty(Mono.error(() -> noTeam(slug)));
  }

  private static InvalidInput noTeam(String slug) {
    return InvalidInput.at("/team", "There is no team named \"" + slug + "\".");
  }
}
