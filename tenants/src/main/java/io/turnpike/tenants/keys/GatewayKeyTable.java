package io.turnpike.tenants.keys;

import static io.turnpike.tenants.store.Values.instant;
import static io.turnpike.tenants.store.Values.instantOrNull;
import static io.turnpike.tenants.store.Values.orNull;
import static io.turnpike.tenants.store.Values.the;

import io.r2dbc.spi.Readable;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.TeamId;
import io.turnpike.tenants.keys.KeyMint.Minted;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on gateway keys. */
final class GatewayKeyTable {

  private static final String SELECT =
      """
      select k.id, k.organization_id, k.team_id, t.slug as team_slug, k.digest, k.hint, k.name,
             k.default_config, k.allowed_models, k.inline_configs, k.created_at, k.expires_at, k.revoked_at,
             k.last_used_at, k.public_id
      from gateway_key k
      join team t on t.organization_id = k.organization_id and t.id = k.team_id
      """;

  private static final String BY_PUBLIC_ID = SELECT + "where k.public_id = :public_id";

  private static final String LIST =
      SELECT + "where k.organization_id = :organization order by k.id";

  private static final String LOCK =
      SELECT + "where k.organization_id = :organization and k.id = :id for update of k";

  private static final String INSERT =
      """
      insert into gateway_key (id, organization_id, team_id, public_id, digest, hint, name,
                               default_config, allowed_models, inline_configs, created_at,
                               expires_at)
      values (:id, :organization, :team, :public_id, :digest, :hint, :name,
              :default_config, :allowed_models, :inline_configs, now(), :expires_at)
      """;

  private static final String CHANGE =
      """
      update gateway_key
      set team_id = :team, name = :name, default_config = :default_config,
          allowed_models = :allowed_models, inline_configs = :inline_configs, expires_at = :expires_at,
          changed_at = clock_timestamp()
      where organization_id = :organization and id = :id
      """;

  private static final String REVOKE =
      """
      update gateway_key set revoked_at = now(), changed_at = clock_timestamp()
      where organization_id = :organization and id = :id
      """;

  private static final String CHANGED =
      "select public_id from gateway_key"
          + " where changed_at > now() - cast(:seconds as double precision) * interval '1 second'";

  private static final String USED =
      """
      update gateway_key k set last_used_at = u.at
      from unnest(:ids, :ats) as u (id, at)
      where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at)
      """;

  private GatewayKeyTable() {}

  static Mono<Row> byPublicId(DatabaseClient db, String publicId) {
    return db.sql(BY_PUBLIC_ID).bind("public_id", publicId).map(GatewayKeyTable::read).one();
  }

  static Flux<GatewayKey> list(DatabaseClient db, OrganizationId organization) {
    return db.sql(LIST)
        .bind("organization", organization.value())
        .map(row -> read(row).key())
        .all();
  }

  /** Nobody else changes the key until the transaction ends. */
  static Mono<Row> lock(DatabaseClient db, OrganizationId organization, KeyId key) {
    return db.sql(LOCK)
        .bind("organization", organization.value())
        .bind("id", key.value())
        .map(GatewayKeyTable::read)
        .one();
  }

  static Mono<Row> insert(DatabaseClient db, Team team, CheckedDraft draft, Minted minted) {
    KeyId id = new KeyId(TimeOrderedId.next());
    return bound(db.sql(INSERT), id, team, draft)
        .bind("public_id", minted.publicId())
        .bind("digest", minted.digest())
        .bind("hint", minted.hint())
        .then()
        .then(Mono.defer(() -> lock(db, team.organization(), id)));
  }

  static Mono<Row> change(DatabaseClient db, KeyId id, Team team, CheckedDraft draft) {
    return bound(db.sql(CHANGE), id, team, draft)
        .then()
        .then(Mono.defer(() -> lock(db, team.organization(), id)));
  }

  static Mono<Void> revoke(DatabaseClient db, GatewayKey key) {
    return db.sql(REVOKE)
        .bind("organization", key.organization().value())
        .bind("id", key.id().value())
        .then();
  }

  /** Public ids of the keys changed since that long ago, by the clock of the store. */
  static Flux<String> changed(DatabaseClient db, Duration ago) {
    return db.sql(CHANGED)
        .bind("seconds", ago.toMillis() / 1000.0)
        .map(row -> the(row, "public_id", String.class))
        .all();
  }

  static Mono<Void> used(DatabaseClient db, List<Use> uses) {
    return db.sql(USED)
        .bind("ids", uses.stream().map(use -> use.key().value()).toArray(UUID[]::new))
        .bind(
            "ats",
            uses.stream()
                .map(use -> use.at().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new))
        .then();
  }

  private static DatabaseClient.GenericExecuteSpec bound(
      DatabaseClient.GenericExecuteSpec statement, KeyId id, Team team, CheckedDraft draft) {
    Instant expiresAt = draft.expiresAt();
    return statement
        .bind("id", id.value())
        .bind("organization", team.organization().value())
        .bind("team", team.id().value())
        .bind("name", draft.name())
        .bind("default_config", orNull(draft.defaultConfig(), String.class))
        .bind("allowed_models", draft.allowedModels().toArray(String[]::new))
        .bind("inline_configs", draft.inlineConfigs())
        .bind("expires_at", orNull(expiresAt, Instant.class));
  }

  private static Row read(Readable row) {
    GatewayKey key =
        new GatewayKey(
            new KeyId(the(row, "id", UUID.class)),
            new OrganizationId(the(row, "organization_id", UUID.class)),
            new TeamId(the(row, "team_id", UUID.class)),
            the(row, "team_slug", String.class),
            the(row, "name", String.class),
            the(row, "hint", String.class),
            row.get("default_config", String.class),
            Set.copyOf(List.of(the(row, "allowed_models", String[].class))),
            the(row, "inline_configs", Boolean.class),
            instant(row, "created_at"),
            instantOrNull(row, "expires_at"),
            instantOrNull(row, "revoked_at"),
            instantOrNull(row, "last_used_at"));
    return new Row(key, the(row, "public_id", String.class), the(row, "digest", byte[].class));
  }

  /** A key with what is not shown of it. */
  record Row(GatewayKey key, String publicId, byte[] digest) {

    KnownKey known() {
      return new KnownKey(caller(), digest, key.revokedAt(), key.expiresAt());
    }

    private Caller caller() {
      return new Caller(
          key.organization(),
          key.team(),
          key.teamSlug(),
          key.id(),
          key.name(),
          key.defaultConfig(),
          key.allowedModels(),
          key.inlineConfigs());
    }
  }

  record Use(KeyId key, Instant at) {}
}
