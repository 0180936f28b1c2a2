package io.turnpike.tenants.connections;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A connection's settings as they are stored. */
final class StoredSettings {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

  private StoredSettings() {}

  static byte[] write(Map<String, String> settings) {
    return JSON.writeValueAsBytes(settings);
  }

  static Map<String, String> read(byte[] json) {
    return Map.copyOf(JSON.readValue(json, TYPE));
  }
}
