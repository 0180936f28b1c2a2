package io.turnpike.routing.config.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words of the language, from the schema that is published: editors, people and the reader go
 * by one list.
 */
public final class SchemaWords {

  private static final String ALIAS = "x-alias-of";
  private static final JsonNode SCHEMA = schema();

  private SchemaWords() {}

  /** Keys of an object, other spellings left out, in the order a reader should be told. */
  public static List<String> keys(String pointer) {
    List<String> keys = new ArrayList<>();
    at(pointer)
        .properties()
        .forEach(
            property -> {
              if (!property.getValue().has(ALIAS)) {
                keys.add(property.getKey());
              }
            });
    return List.copyOf(keys);
  }

  /** Other spellings with the keys they stand for. */
  public static Map<String, String> aliases(String pointer) {
    Map<String, String> aliases = new LinkedHashMap<>();
    at(pointer)
        .properties()
        .forEach(
            property -> {
              if (property.getValue().has(ALIAS)) {
                aliases.put(property.getKey(), property.getValue().get(ALIAS).stringValue());
              }
            });
    return Map.copyOf(aliases);
  }

  /** The strings of a list: an {@code enum}, or {@code x-foreign}. Empty when there is none. */
  public static List<String> list(String pointer) {
    return SCHEMA.at(pointer).valueStream().map(JsonNode::stringValue).toList();
  }

  private static JsonNode at(String pointer) {
    JsonNode found = SCHEMA.at(pointer);
    if (!found.isObject()) {
      throw new IllegalStateException("The schema of configs has nothing at " + pointer);
    }
    return found;
  }

  private static JsonNode schema() {
    try (InputStream in = SchemaWords.class.getResourceAsStream("/schemas/config.json")) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(in, "schemas/config.json"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
