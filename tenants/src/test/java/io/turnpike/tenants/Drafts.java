package io.turnpike.tenants;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnections.Draft;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drafts of connections that declare nothing. */
public final class Drafts {

  private Drafts() {}

  /**
   * @param apiKey null keeps what is stored
   */
  public static Draft of(
      String type,
      @Nullable String baseUrl,
      @Nullable Secret apiKey,
      Map<String, ModelPrice> prices) {
    KeyChange keys = apiKey == null ? new KeyChange.Keep() : new KeyChange.One(apiKey);
    return new Draft(type, baseUrl, keys, DataPolicy.UNKNOWN, List.of(), prices, true, Map.of());
  }
}
