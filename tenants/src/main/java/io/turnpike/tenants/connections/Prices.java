package io.turnpike.tenants.connections;

import io.turnpike.tenants.ProviderConnection.ModelPrice;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A tenant's own prices as they are stored. */
final class Prices {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, ModelPrice>> TYPE = new TypeReference<>() {};

  private Prices() {}

  static byte[] write(Map<String, ModelPrice> prices) {
    return JSON.writeValueAsBytes(prices);
  }

  static Map<String, ModelPrice> read(byte[] json) {
    return Map.copyOf(JSON.readValue(json, TYPE));
  }
}
