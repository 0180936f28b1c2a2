package io.turnpike.tenants.keys;

import static io.turnpike.tenants.store.Values.instant;
import static io.turnpike.tenants.store.Values.instantOrNull;
import static io.turnpike.tenants.store.Values.the;

import io.r2dbc.spi.Readable;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.ManagementKeys.ManagementKey;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.keys.KeyMint.Minted;
import io.turnpike.tenants.organizations.OrganizationRow;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on management keys. */
final class ManagementKeyTable {

  private static final String COLUMNS =
      " k.id, k.name, k.hint, k.role, k.created_at, k.revoked_at ";

  private static final String LIVE_BY_PUBLIC_ID =
      "select k.digest,"
          + COLUMNS
          + ","
          + OrganizationRow.COLUMNS
          + "from management_key k join organization o on o.id = k.organization_id"
          + " where k.public_id = :public_id and k.revoked_at is null";

  private static final String LIST =
      "select"
          + COLUMNS
          + "from management_key k where k.organization_id = :organization order by k.id";

  private static final String LOCK =
      "select"
          + COLUMNS
          + "from management_key k where k.organization_id = :organization and k.id = :id for update";

  private static final String INSERT =
      """
      insert into management_key as k
        (id, organization_id, public_id, digest, hint, name, role, created_at)
      values (:id, :organization, :public_id, :digest, :hint, :name, :role, now()) returning"""
          + COLUMNS;

  private static final String REVOKE =
      "update management_key set revoked_at = now()"
          + " where organization_id = :organization and id = :id";

  private ManagementKeyTable() {}

  /** Empty when there is none, or it is revoked. */
  static Mono<Live> live(DatabaseClient db, String publicId) {
    return db.sql(LIVE_BY_PUBLIC_ID)
        .bind("public_id", publicId)
        .map(ManagementKeyTable::readLive)
        .one();
  }

  static Flux<ManagementKey> list(DatabaseClient db, OrganizationId organization) {
    return db.sql(LIST)
        .bind("organization", organization.value())
        .map(ManagementKeyTable::read)
        .all();
  }

  static Mono<ManagementKey> lock(DatabaseClient db, OrganizationId organization, KeyId key) {
    return db.sql(LOCK)
        .bind("organization", organization.value())
        .bind("id", key.value())
        .map(ManagementKeyTable::read)
        .one();
  }

  static Mono<ManagementKey> insert(
      DatabaseClient db, OrganizationId organization, String name, Role role, Minted minted) {
    return db.sql(INSERT)
        .bind("id", TimeOrderedId.next())
        .bind("organization", organization.value())
        .bind("public_id", minted.publicId())
        .bind("digest", minted.digest())
        .bind("hint", minted.hint())
        .bind("name", name)
        .bind("role", role.name())
        .map(ManagementKeyTable::read)
        .one();
  }

  static Mono<Void> revoke(DatabaseClient db, OrganizationId organization, KeyId key) {
    return db.sql(REVOKE).bind("organization", organization.value()).bind("id", key.value()).then();
  }

  private static Live readLive(Readable row) {
    ManagementKey key = read(row);
    Actor actor = new Actor(OrganizationRow.read(row), null, key.role(), key.name());
    return new Live(actor, the(row, "digest", byte[].class));
  }

  private static ManagementKey read(Readable row) {
    return new ManagementKey(
        new KeyId(the(row, "id", UUID.class)),
        the(row, "name", String.class),
        the(row, "hint", String.class),
        Role.valueOf(the(row, "role", String.class)),
        instant(row, "created_at"),
        instantOrNull(row, "revoked_at"));
  }

  /** Who a key is, if the digest of what was presented equals this one. */
  record Live(Actor actor, byte[] digest) {}
}
