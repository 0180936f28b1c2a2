package io.turnpike.tenants.keys;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.keys.KeyMint.Minted;
import io.turnpike.tenants.organizations.OrganizationRepository;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.repository.Modifying;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.repository.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on management keys. */
interface ManagementKeyRepository extends Repository<ManagementKeyRow, KeyId> {

  String SELECT =
      "select k.*,"
          + OrganizationRepository.JOINED
          + "from management_key k join organization o on o.id = k.organization_id ";

  /** Empty when there is none, or it is revoked or expired. */
  @Query(
      SELECT
          + "where k.public_id = :publicId and k.revoked_at is null"
          + " and (k.expires_at is null or k.expires_at > now())")
  Mono<ManagementKeyRow> live(String publicId);

  @Query(SELECT + "where k.organization_id = :organization order by k.id")
  Flux<ManagementKeyRow> list(OrganizationId organization);

  @Query(SELECT + "where k.organization_id = :organization and k.id = :id for update of k")
  Mono<ManagementKeyRow> lock(OrganizationId organization, KeyId id);

  default Mono<ManagementKeyRow> create(
      OrganizationId organization, String name, Role role, @Nullable Instant end, Minted minted) {
    KeyId id = new KeyId(TimeOrderedId.next());
    return insert(
            id, organization, minted.publicId(), minted.digest(), minted.hint(), name, role, end)
        .then(Mono.defer(() -> lock(organization, id)));
  }

  @Modifying
  @Query(
      """
      insert into management_key
        (id, organization_id, public_id, digest, hint, name, role, created_at, expires_at)
      values (:id, :organization, :publicId, :digest, :hint, :name, :role, now(), :expiresAt)
      """)
  Mono<Void> insert(
      KeyId id,
      OrganizationId organization,
      String publicId,
      byte[] digest,
      String hint,
      String name,
      Role role,
      @Nullable Instant expiresAt);

  @Modifying
  @Query(
      "update management_key set revoked_at = now()"
          + " where organization_id = :organization and id = :id")
  Mono<Void> revoke(OrganizationId organization, KeyId id);
}
