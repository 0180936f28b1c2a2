package io.turnpike.tenants.connections;

import static io.turnpike.tenants.store.Values.the;

import io.r2dbc.spi.Readable;
import io.turnpike.tenants.OrganizationId;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the store says of the states of connections, without reading the connections. */
final class ConnectionRevisions {

  private static final String OF_CONNECTIONS =
      """
      select p.organization_id, p.name, p.id, p.revision
      from provider_connection p
      join unnest(:organizations, :names) as known (organization_id, name)
        on known.organization_id = p.organization_id and known.name = p.name
      """;

  private static final String OF_ORGANIZATIONS =
      """
      select organization_id, name, id, revision from provider_connection
      where organization_id = any(:organizations)
      """;

  private static final String CHANGES =
      "select connections_revision from organization where id = :organization";

  private ConnectionRevisions() {}

  /** Of these connections; those that the store lacks are missing from the answer. */
  static Flux<Stored> of(DatabaseClient db, Collection<ConnectionKey> known) {
    return db.sql(OF_CONNECTIONS)
        .bind(
            "organizations",
            known.stream().map(key -> key.organization().value()).toArray(UUID[]::new))
        .bind("names", known.stream().map(ConnectionKey::name).toArray(String[]::new))
        .map(ConnectionRevisions::read)
        .all();
  }

  /** Of all connections of these organizations. */
  static Flux<Stored> ofAll(DatabaseClient db, Collection<OrganizationId> organizations) {
    return db.sql(OF_ORGANIZATIONS)
        .bind(
            "organizations", organizations.stream().map(OrganizationId::value).toArray(UUID[]::new))
        .map(ConnectionRevisions::read)
        .all();
  }

  /**
   * Counts the changes of an organization's connections. Read before them, it is at most too low.
   */
  static Mono<Long> changes(DatabaseClient db, OrganizationId organization) {
    return db.sql(CHANGES)
        .bind("organization", organization.value())
        .map(row -> the(row, "connections_revision", Long.class))
        .one();
  }

  private static Stored read(Readable row) {
    OrganizationId organization = new OrganizationId(the(row, "organization_id", UUID.class));
    return new Stored(
        new ConnectionKey(organization, the(row, "name", String.class)),
        new Revision(the(row, "id", UUID.class), the(row, "revision", Integer.class)));
  }

  record Stored(ConnectionKey key, Revision revision) {}
}
