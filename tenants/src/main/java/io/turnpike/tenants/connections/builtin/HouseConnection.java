package io.turnpike.tenants.connections.builtin;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.tenants.providers.ProviderConnections.Credential;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the operator's connections. What its models cost is for the catalogue to say.
 *
 * @param secret null for a provider that wants none
 * @param models the only ones it serves; empty for all
 */
record HouseConnection(
    String name,
    String type,
    URI baseUrl,
    @Nullable Secret secret,
    List<String> models,
    Map<String, String> settings) {

  private static final String KEY = "house";

  ProviderConnection shown() {
    return new ProviderConnection(
        name,
        type,
        baseUrl,
        true,
        secret == null ? List.of() : List.of(new KeyName(KEY, KEY)),
        DataPolicy.UNKNOWN,
        models,
        Map.of(),
        1,
        null,
        true,
        settings);
  }

  Opened opened() {
    return new Opened(
        shown(), secret == null ? List.of() : List.of(new Credential(KEY, KEY, secret)));
  }
}
