package io.turnpike.tenants.connections;

import io.r2dbc.spi.Readable;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.store.Values;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;

/** The keys of one connection as they are written and read. */
final class SealedKeys {

  private static final TypeReference<List<Cell>> TYPE = new TypeReference<>() {};
  private static final HexFormat HEX = HexFormat.of();

  private static final String REMOVE =
      """
      delete from provider_credential
      where organization_id = :organization and connection_id = :id
      """;

  private static final String INSERT =
      """
      insert into provider_credential
        (organization_id, connection_id, id, position, label, sealed_secret)
      select :organization, :id, k.id, k.position, k.label, decode(k.sealed, 'hex')
      from unnest(:ids, :labels, :sealed) with ordinality as k (id, label, sealed, position)
      """;

  private SealedKeys() {}

  /**
   * @param id of the connection
   */
  static Mono<Void> insert(
      DatabaseClient db, UUID id, OrganizationId organization, List<SealedKey> keys) {
    return db.sql(INSERT)
        .bind("organization", organization.value())
        .bind("id", id)
        .bind("ids", keys.stream().map(SealedKey::id).toArray(String[]::new))
        .bind("labels", keys.stream().map(SealedKey::label).toArray(String[]::new))
        .bind("sealed", hex(keys))
        .then();
  }

  /** These in place of those that there are. */
  static Mono<Void> replace(
      DatabaseClient db, UUID id, OrganizationId organization, List<SealedKey> keys) {
    return db.sql(REMOVE)
        .bind("organization", organization.value())
        .bind("id", id)
        .then()
        .then(Mono.defer(() -> insert(db, id, organization, keys)));
  }

  static List<SealedKey> read(Readable row, String column) {
    return Values.json(row, column, TYPE).stream()
        .map(cell -> new SealedKey(cell.id, cell.label, HEX.parseHex(cell.sealed)))
        .toList();
  }

  private static String[] hex(List<SealedKey> keys) {
    return keys.stream().map(key -> HEX.formatHex(key.sealed())).toArray(String[]::new);
  }

  private record Cell(String id, String label, String sealed) {}
}
