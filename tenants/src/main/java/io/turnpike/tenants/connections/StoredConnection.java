package io.turnpike.tenants.connections;

import static io.turnpike.tenants.store.Values.instant;
import static io.turnpike.tenants.store.Values.json;
import static io.turnpike.tenants.store.Values.the;

import io.r2dbc.spi.Readable;
import io.turnpike.tenants.connections.form.Endpoint;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnection.OwnModel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/** A connection with its secrets as stored. */
record StoredConnection(UUID id, ProviderConnection connection, List<SealedKey> keys) {

  /** What {@link #read} reads, of a table that is called {@code c}. */
  static final String COLUMNS =
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

  private static final TypeReference<Map<String, ModelPrice>> PRICES = new TypeReference<>() {};
  private static final TypeReference<Map<String, OwnModel>> OWN_MODELS = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

  static StoredConnection read(Readable row) {
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
    return new StoredConnection(the(row, "id", UUID.class), connection, keys);
  }

  private static DataPolicy dataPolicy(Readable row) {
    return new DataPolicy(
        the(row, "zdr", Boolean.class),
        the(row, "no_training", Boolean.class),
        row.get("region", String.class));
  }

  Revision version() {
    return new Revision(id, connection.revision());
  }

  Endpoint endpoint() {
    return new Endpoint(connection.baseUrl());
  }
}
