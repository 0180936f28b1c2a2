package io.turnpike.tenants.connections;

import static io.turnpike.tenants.store.Values.instant;
import static io.turnpike.tenants.store.Values.orNull;
import static io.turnpike.tenants.store.Values.the;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnection;
import java.net.URI;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on provider connections. */
final class ConnectionTable {

  private static final String COLUMNS =
      " id, name, type, base_url, sealed_secret, prices, revision, updated_at ";

  private static final String LIST =
      "select"
          + COLUMNS
          + "from provider_connection where organization_id = :organization order by name";

  private static final String FIND =
      "select"
          + COLUMNS
          + "from provider_connection where organization_id = :organization and name = :name";

  /** The organization's row stands for names that are not there yet. */
  private static final String LOCK =
      "select id from organization where id = :organization for no key update";

  private static final String INSERT =
      """
      insert into provider_connection
        (id, organization_id, name, type, base_url, sealed_secret, prices, revision, updated_at)
      values (:id, :organization, :name, :type, :base_url, :sealed_secret, :prices, 1, now())
      returning"""
          + COLUMNS;

  private static final String UPDATE =
      """
      update provider_connection
      set type = :type, base_url = :base_url, sealed_secret = :sealed_secret, prices = :prices,
          revision = revision + 1, updated_at = now()
      where id = :id and organization_id = :organization and name = :name
      returning"""
          + COLUMNS;

  private static final String DELETE =
      "delete from provider_connection where organization_id = :organization and name = :name";

  private static final String REVISIONS =
      """
      select p.organization_id, p.name, p.id, p.revision
      from provider_connection p
      join unnest(:organizations, :names) as known (organization_id, name)
        on known.organization_id = p.organization_id and known.name = p.name
      """;

  private ConnectionTable() {}

  static Flux<Row> list(DatabaseClient db, OrganizationId organization) {
    return db.sql(LIST).bind("organization", organization.value()).map(ConnectionTable::read).all();
  }

  static Mono<Row> find(DatabaseClient db, OrganizationId organization, String name) {
    return db.sql(FIND)
        .bind("organization", organization.value())
        .bind("name", name)
        .map(ConnectionTable::read)
        .one();
  }

  /** Changes of one organization's connections wait for each other. */
  static Mono<Void> lock(DatabaseClient db, OrganizationId organization) {
    return db.sql(LOCK).bind("organization", organization.value()).then();
  }

  static Mono<Row> insert(
      DatabaseClient db,
      OrganizationId organization,
      CheckedDraft draft,
      byte @Nullable [] sealed) {
    return bound(db.sql(INSERT), TimeOrderedId.next(), organization, draft, sealed);
  }

  static Mono<Row> update(
      DatabaseClient db,
      UUID id,
      OrganizationId organization,
      CheckedDraft draft,
      byte @Nullable [] sealed) {
    return bound(db.sql(UPDATE), id, organization, draft, sealed);
  }

  static Mono<Long> delete(DatabaseClient db, OrganizationId organization, String name) {
    return db.sql(DELETE)
        .bind("organization", organization.value())
        .bind("name", name)
        .fetch()
        .rowsUpdated();
  }

  /** What the store has of these connections; those it lacks are missing from the answer. */
  static Flux<Stored> revisions(DatabaseClient db, Collection<ConnectionKey> known) {
    return db.sql(REVISIONS)
        .bind(
            "organizations",
            known.stream().map(key -> key.organization().value()).toArray(UUID[]::new))
        .bind("names", known.stream().map(ConnectionKey::name).toArray(String[]::new))
        .map(ConnectionTable::readStored)
        .all();
  }

  private static Mono<Row> bound(
      DatabaseClient.GenericExecuteSpec statement,
      UUID id,
      OrganizationId organization,
      CheckedDraft draft,
      byte @Nullable [] sealed) {
    return statement
        .bind("id", id)
        .bind("organization", organization.value())
        .bind("name", draft.name())
        .bind("type", draft.type().word())
        .bind("base_url", draft.endpoint().url().toString())
        .bind("sealed_secret", orNull(sealed, byte[].class))
        .bind("prices", Json.of(Prices.write(draft.prices())))
        .map(ConnectionTable::read)
        .one();
  }

  private static Row read(Readable row) {
    byte[] sealed = row.get("sealed_secret", byte[].class);
    ProviderConnection connection =
        new ProviderConnection(
            the(row, "name", String.class),
            the(row, "type", String.class),
            URI.create(the(row, "base_url", String.class)),
            false,
            sealed != null,
            Prices.read(the(row, "prices", Json.class).asArray()),
            the(row, "revision", Integer.class),
            instant(row, "updated_at"));
    return new Row(the(row, "id", UUID.class), connection, sealed);
  }

  private static Stored readStored(Readable row) {
    OrganizationId organization = new OrganizationId(the(row, "organization_id", UUID.class));
    return new Stored(
        new ConnectionKey(organization, the(row, "name", String.class)),
        new Revision(the(row, "id", UUID.class), the(row, "revision", Integer.class)));
  }

  /** A connection with its secret as stored. */
  record Row(UUID id, ProviderConnection connection, byte @Nullable [] sealed) {

    Revision version() {
      return new Revision(id, connection.revision());
    }

    Endpoint endpoint() {
      return new Endpoint(connection.baseUrl());
    }
  }

  record Stored(ConnectionKey key, Revision revision) {}
}
