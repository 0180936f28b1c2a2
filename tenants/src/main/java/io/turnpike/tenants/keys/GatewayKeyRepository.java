package io.turnpike.tenants.keys;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.TeamId;
import io.turnpike.tenants.keys.KeyMint.Minted;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.repository.Modifying;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.repository.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on gateway keys. */
interface GatewayKeyRepository extends Repository<GatewayKeyRow, KeyId> {

  String SELECT =
      """
      select k.*, t.slug as team_slug, o.unpriced from gateway_key k
      join team t on t.organization_id = k.organization_id and t.id = k.team_id
      join organization o on o.id = k.organization_id
      """;

  @Query(SELECT + "where k.public_id = :publicId")
  Mono<GatewayKeyRow> byPublicId(String publicId);

  @Query(SELECT + "where k.organization_id = :organization order by k.id")
  Flux<GatewayKeyRow> list(OrganizationId organization);

  @Query(
      SELECT
          + """
          where k.organization_id = :organization and split_part(k.default_config, '@', 1) = :config
            and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
          order by k.id
          """)
  Flux<GatewayKeyRow> withDefault(OrganizationId organization, String config);

  /** Nobody else changes the key until the transaction ends. */
  @Query(SELECT + "where k.organization_id = :organization and k.id = :id for update of k")
  Mono<GatewayKeyRow> lock(OrganizationId organization, KeyId id);

  default Mono<GatewayKeyRow> create(Team team, CheckedGatewayKey draft, Minted minted) {
    KeyId id = new KeyId(TimeOrderedId.next());
    return insert(
            id,
            team.organization(),
            team.id(),
            minted.publicId(),
            minted.digest(),
            minted.hint(),
            draft.name(),
            draft.defaultConfig(),
            words(draft.allowedModels()),
            draft.rights().inlineConfigs(),
            draft.rights().ownProviderKeys(),
            words(draft.rights().customHosts()),
            words(draft.rights().allowedOrigins()),
            draft.expiresAt())
        .then(Mono.defer(() -> lock(team.organization(), id)));
  }

  @Modifying
  @Query(
      """
      insert into gateway_key (id, organization_id, team_id, public_id, digest, hint, name,
                               default_config, allowed_models, inline_configs, own_provider_keys,
                               custom_hosts, allowed_origins, created_at, expires_at)
      values (:id, :organization, :team, :publicId, :digest, :hint, :name,
              :defaultConfig, :models, :inlineConfigs, :ownProviderKeys, :customHosts,
              :allowedOrigins, now(), :expiresAt)
      """)
  Mono<Void> insert(
      KeyId id,
      OrganizationId organization,
      TeamId team,
      String publicId,
      byte[] digest,
      String hint,
      String name,
      @Nullable String defaultConfig,
      String[] models,
      boolean inlineConfigs,
      boolean ownProviderKeys,
      String[] customHosts,
      String[] allowedOrigins,
      @Nullable Instant expiresAt);

  default Mono<GatewayKeyRow> change(KeyId id, Team team, CheckedGatewayKey draft) {
    return update(
            id,
            team.organization(),
            team.id(),
            draft.name(),
            draft.defaultConfig(),
            words(draft.allowedModels()),
            draft.rights().inlineConfigs(),
            draft.rights().ownProviderKeys(),
            words(draft.rights().customHosts()),
            words(draft.rights().allowedOrigins()),
            draft.expiresAt())
        .then(Mono.defer(() -> lock(team.organization(), id)));
  }

  @Modifying
  @Query(
      """
      update gateway_key
      set team_id = :team, name = :name, default_config = :defaultConfig, allowed_models = :models,
          inline_configs = :inlineConfigs, own_provider_keys = :ownProviderKeys,
          custom_hosts = :customHosts, allowed_origins = :allowedOrigins, expires_at = :expiresAt, changed_at = clock_timestamp()
      where organization_id = :organization and id = :id
      """)
  Mono<Void> update(
      KeyId id,
      OrganizationId organization,
      TeamId team,
      String name,
      @Nullable String defaultConfig,
      String[] models,
      boolean inlineConfigs,
      boolean ownProviderKeys,
      String[] customHosts,
      String[] allowedOrigins,
      @Nullable Instant expiresAt);

  @Modifying
  @Query(
      """
      update gateway_key set revoked_at = now(), changed_at = clock_timestamp()
      where organization_id = :organization and id = :id
      """)
  Mono<Void> revoke(OrganizationId organization, KeyId id);

  /** The keys changed since that long ago, by the clock of the store. */
  @Query(
      SELECT
          + "where k.changed_at > now() - cast(:seconds as double precision) * interval '1 second'")
  Flux<GatewayKeyRow> changed(double seconds);

  @Modifying
  @Query(
      """
      update gateway_key k set last_used_at = u.at
      from unnest(:ids, :ats) as u (id, at)
      where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at)
      """)
  Mono<Void> used(UUID[] ids, OffsetDateTime[] ats);

  private static String[] words(Set<String> words) {
    return words.toArray(String[]::new);
  }
}
