package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.dialects.GatewayFailure;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The metadata header: a flat JSON object, bounded; numbers and booleans as they are written. */
final class Metadata {

  private static final String NAME = "x-turnpike-metadata";
  private static final int LARGEST = 8 * 1024;
  private static final int LONGEST_VALUE = 512;
  private static final int LONGEST_NAME = 64;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Metadata() {}

  static Map<String, String> read(String header) {
    if (header.length() > LARGEST) {
      throw CallHeaders.wrong(NAME, "must not be longer than " + LARGEST + " bytes");
    }
    JsonNode root = parse(header);
    if (!root.isObject()) {
      throw flat();
    }
    Map<String, String> metadata = HashMap.newHashMap(root.size());
    root.properties().forEach(field -> put(metadata, field.getKey(), field.getValue()));
    return Map.copyOf(metadata);
  }

  private static void put(Map<String, String> metadata, String name, JsonNode value) {
    if (value.isNull()) {
      return;
    }
    if (!value.isValueNode()) {
      throw flat();
    }
    String text = value.asString();
    if (name.length() > LONGEST_NAME || text.length() > LONGEST_VALUE) {
      throw CallHeaders.wrong(
          NAME,
          "must have names of at most "
              + LONGEST_NAME
              + " and values of at most "
              + LONGEST_VALUE
              + " characters");
    }
    metadata.put(name, text);
  }

  private static JsonNode parse(String header) {
    try {
      return JSON.readTree(header);
    } catch (JacksonException noJson) {
      throw flat();
    }
  }

  private static GatewayFailure flat() {
    return CallHeaders.wrong(
        NAME, "must be a flat JSON object of strings, numbers, booleans or null");
  }
}
