package io.turnpike.routing.gateway.edge.header;

import io.turnpike.routing.dialects.GatewayFailure;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Metadata in a header: a flat JSON object, bounded; numbers and booleans as they are written. */
public final class Metadata {

  /** Of one value, in characters. */
  public static final int LONGEST_VALUE = 512;

  private static final int LARGEST = 8 * 1024;
  private static final int LONGEST_NAME = 64;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Metadata() {}

  /** Throws {@link GatewayFailure} that names the header. */
  public static Map<String, String> read(CharSequence header, String text) {
    if (text.length() > LARGEST) {
      throw WrongHeader.of(header, "must not be longer than " + LARGEST + " bytes");
    }
    JsonNode root = parse(header, text);
    if (!root.isObject()) {
      throw flat(header);
    }
    Map<String, String> metadata = HashMap.newHashMap(root.size());
    root.properties().forEach(field -> put(header, metadata, field.getKey(), field.getValue()));
    return Map.copyOf(metadata);
  }

  /** Throws {@link GatewayFailure} for an entry that is too long. */
  public static void check(CharSequence header, String name, String value) {
    if (name.length() > LONGEST_NAME || value.length() > LONGEST_VALUE) {
      throw WrongHeader.of(
          header,
          "must have names of at most "
              + LONGEST_NAME
              + " and values of at most "
              + LONGEST_VALUE
              + " characters");
    }
  }

  private static void put(
      CharSequence header, Map<String, String> metadata, String name, JsonNode value) {
    if (value.isNull()) {
      return;
    }
    if (!value.isValueNode()) {
      throw flat(header);
    }
    check(header, name, value.asString());
    metadata.put(name, value.asString());
  }

  private static JsonNode parse(CharSequence header, String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException noJson) {
      throw flat(header);
    }
  }

  private static GatewayFailure flat(CharSequence header) {
    return WrongHeader.of(
        header, "must be a flat JSON object of strings, numbers, booleans or null");
  }
}
