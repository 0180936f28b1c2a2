package io.turnpike.tenants.connections;

import static io.turnpike.tenants.store.Values.json;
import static io.turnpike.tenants.store.Values.orNull;
import static io.turnpike.tenants.store.Values.the;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnection.OwnModel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on provider connections. */
final class ConnectionTable {

  private static final String LIST =
      "select"
          + StoredConnection.COLUMNS
          + "from provider_connection c where organization_id = :organization order by name";

  private static final String FIND =
      "select"
          + StoredConnection.COLUMNS
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

  private static final String DELETE =
      "delete from provider_connection where organization_id = :organization and name = :name";

  private static final String NAMES =
      """
      select name from provider_connection
      where organization_id = :organization and name = any(:names)
      """;

  private ConnectionTable() {}

  static Flux<StoredConnection> list(DatabaseClient db, OrganizationId organization) {
    return db.sql(LIST)
        .bind("organization", organization.value())
        .map(StoredConnection::read)
        .all();
  }

  static Mono<StoredConnection> find(DatabaseClient db, OrganizationId organization, String name) {
    return db.sql(FIND)
        .bind("organization", organization.value())
        .bind("name", name)
        .map(StoredConnection::read)
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
        .then(Mono.defer(() -> SealedKeys.insert(db, id, organization, keys)));
  }

  static Mono<Void> update(
      DatabaseClient db,
      UUID id,
      OrganizationId organization,
      CheckedConnection draft,
      List<SealedKey> keys) {
    return bound(db.sql(UPDATE), id, organization, draft)
        .then(Mono.defer(() -> SealedKeys.replace(db, id, organization, keys)));
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
}
