package io.turnpike.tenants.connections;

import static io.turnpike.tenants.store.Values.instant;
import static io.turnpike.tenants.store.Values.json;
import static io.turnpike.tenants.store.Values.orNull;
import static io.turnpike.tenants.store.Values.the;

import io.r2dbc.spi.Readable;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnection.DataPolicy;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import io.turnpike.tenants.ProviderConnection.OwnModel;
import io.turnpike.tenants.connections.form.Endpoint;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;

/** The statements on provider connections. */
final class ConnectionTable {

  private static final String COLUMNS =
      """
       id, name, type, base_url, zdr, no_training, region, models, prices, revision, updated_at,
       cancel_stops_billing, settings, own_models,
       (select coalesce(
          jsonb_agg(
            jsonb_build_object(
              'id', k.id, 'label', k.label, 'sealed', encode(k.sealed_secret, 'hex'))
            order by k.position),
          '[]')
        from provider_credential k
        where k.organization_id = c.organization_id and k.connection_id = c.id) as keys
      """;

  private static final String LIST =
      "select"
          + COLUMNS
          + "from provider_connection c where organization_id = :organization order by name";

  private static final String FIND =
      "select"
          + COLUMNS
          + "from provider_connection c where organization_id = :organization and name = :name";

  /** The organization's row stands for names that are not there yet. */
  private static final String LOCK =
      "select id from organization where id = :organization for no key update";

  private static final String INSERT =
      """
      insert into provider_connection
        (id, organization_id, name, type, base_url, zdr, no_training, region, models, prices,
         cancel_stops_billing, settings, revision, updated_at)
      values (:id, :organization, :name, :type, :base_url, :zdr, :no_training, :region, :models,
              :prices, :cancel_stops_billing, :settings, 1, now())
      """;

  private static final String UPDATE =
      """
      update provider_connection
      set type = :type, base_url = :base_url, zdr = :zdr, no_training = :no_training,
          region = :region, models = :models, prices = :prices,
          cancel_stops_billing = :cancel_stops_billing, settings = :settings,
          revision = revision + 1, updated_at = now()
      where id = :id and organization_id = :organization and name = :name
      """;

  private static final String SAY =
      """
      update provider_connection
      set own_models = :own_models, prices = :prices, revision = revision + 1, updated_at = now()
      where organization_id = :organization and name = :name
      """;

  private static final String REMOVE_KEYS =
      """
      delete from provider_credential
      where organization_id = :organization and connection_id = :id
      """;

  private static final String INSERT_KEYS =
      """
      insert into provider_credential
        (organization_id, connection_id, id, position, label, sealed_secret)
      select :organization, :id, k.id, k.position, k.label, decode(k.sealed, 'hex')
      from unnest(:ids, :labels, :sealed) with ordinality as k (id, label, sealed, position)
      """;

  private static final String DELETE =
      "delete from provider_connection where organization_id = :organization and name = :name";

  private static final String NAMES =
      """
      select name from provider_connection
      where organization_id = :organization and name = any(:names)
      """;

  private static final String REVISIONS =
      """
      select p.organization_id, p.name, p.id, p.revision
      from provider_connection p
      join unnest(:organizations, :names) as known (organization_id, name)
        on known.organization_id = p.organization_id and known.name = p.name
      """;

  private static final String REVISIONS_OF =
      """
      select organization_id, name, id, revision from provider_connection
      where organization_id = any(:organizations)
      """;

  private static final String REVISION =
      "select connections_revision from organization where id = :organization";

  private static final TypeReference<Map<String, ModelPrice>> PRICES = new TypeReference<>() {};
  private static final TypeReference<Map<String, OwnModel>> OWN_MODELS = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

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

  static Mono<Void> insert(
      DatabaseClient db,
      OrganizationId organization,
      CheckedConnection draft,
      List<SealedKey> keys) {
    UUID id = TimeOrderedId.next();
    return bound(db.sql(INSERT), id, organization, draft)
        .then(Mono.defer(() -> insertKeys(db, id, organization, keys)));
  }

  static Mono<Void> update(
      DatabaseClient db,
      UUID id,
      OrganizationId organization,
      CheckedConnection draft,
      List<SealedKey> keys) {
    return bound(db.sql(UPDATE), id, organization, draft)
        .then(Mono.defer(() -> removeKeys(db, id, organization)))
        .then(Mono.defer(() -> insertKeys(db, id, organization, keys)));
  }

  /** What is said of its models. */
  static Mono<Void> say(
      DatabaseClient db,
      OrganizationId organization,
      String name,
      Map<String, OwnModel> ownModels,
      Map<String, ModelPrice> prices) {
    return db.sql(SAY)
        .bind("organization", organization.value())
        .bind("name", name)
        .bind("own_models", json(ownModels))
        .bind("prices", json(prices))
        .then();
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

  /** Of all connections of these organizations. */
  static Flux<Stored> revisionsOf(DatabaseClient db, Collection<OrganizationId> organizations) {
    return db.sql(REVISIONS_OF)
        .bind(
            "organizations", organizations.stream().map(OrganizationId::value).toArray(UUID[]::new))
        .map(ConnectionTable::readStored)
        .all();
  }

  /**
   * Counts the changes of an organization's connections. Read before them, it is at most too low.
   */
  static Mono<Long> revision(DatabaseClient db, OrganizationId organization) {
    return db.sql(REVISION)
        .bind("organization", organization.value())
        .map(row -> the(row, "connections_revision", Long.class))
        .one();
  }

  /** Those of these names that there are. */
  static Flux<String> names(
      DatabaseClient db, OrganizationId organization, Collection<String> names) {
    return db.sql(NAMES)
        .bind("organization", organization.value())
        .bind("names", names.toArray(String[]::new))
        .map(row -> the(row, "name", String.class))
        .all();
  }

  private static Mono<Void> bound(
      DatabaseClient.GenericExecuteSpec statement,
      UUID id,
      OrganizationId organization,
      CheckedConnection draft) {
    return statement
        .bind("id", id)
        .bind("organization", organization.value())
        .bind("name", draft.name())
        .bind("type", draft.type().word())
        .bind("base_url", draft.endpoint().url().toString())
        .bind("zdr", draft.dataPolicy().zdr())
        .bind("no_training", draft.dataPolicy().noTraining())
        .bind("region", orNull(draft.dataPolicy().region(), String.class))
        .bind("models", draft.models().toArray(String[]::new))
        .bind("prices", json(draft.prices()))
        .bind("cancel_stops_billing", draft.cancelStopsBilling())
        .bind("settings", json(draft.settings()))
        .then();
  }

  private static Mono<Void> removeKeys(DatabaseClient db, UUID id, OrganizationId organization) {
    return db.sql(REMOVE_KEYS).bind("organization", organization.value()).bind("id", id).then();
  }

  private static Mono<Void> insertKeys(
      DatabaseClient db, UUID id, OrganizationId organization, List<SealedKey> keys) {
    return db.sql(INSERT_KEYS)
        .bind("organization", organization.value())
        .bind("id", id)
        .bind("ids", SealedKeys.ids(keys))
        .bind("labels", SealedKeys.labels(keys))
        .bind("sealed", SealedKeys.sealed(keys))
        .then();
  }

  private static Row read(Readable row) {
    List<SealedKey> keys = SealedKeys.read(row, "keys");
    ProviderConnection connection =
        new ProviderConnection(
            the(row, "name", String.class),
            the(row, "type", String.class),
            URI.create(the(row, "base_url", String.class)),
            false,
            keys.stream().map(SealedKey::named).toList(),
            dataPolicy(row),
            List.of(the(row, "models", String[].class)),
            Map.copyOf(json(row, "prices", PRICES)),
            the(row, "revision", Integer.class),
            instant(row, "updated_at"),
            the(row, "cancel_stops_billing", Boolean.class),
            Map.copyOf(json(row, "settings", SETTINGS)),
            Map.copyOf(json(row, "own_models", OWN_MODELS)));
    return new Row(the(row, "id", UUID.class), connection, keys);
  }

  private static DataPolicy dataPolicy(Readable row) {
    return new DataPolicy(
        the(row, "zdr", Boolean.class),
        the(row, "no_training", Boolean.class),
        row.get("region", String.class));
  }

  private static Stored readStored(Readable row) {
    OrganizationId organization = new OrganizationId(the(row, "organization_id", UUID.class));
    return new Stored(
        new ConnectionKey(organization, the(row, "name", String.class)),
        new Revision(the(row, "id", UUID.class), the(row, "revision", Integer.class)));
  }

  /** A connection with its secrets as stored. */
  record Row(UUID id, ProviderConnection connection, List<SealedKey> keys) {

    Revision version() {
      return new Revision(id, connection.revision());
    }

    Endpoint endpoint() {
      return new Endpoint(connection.baseUrl());
    }
  }

  record Stored(ConnectionKey key, Revision revision) {}
}
