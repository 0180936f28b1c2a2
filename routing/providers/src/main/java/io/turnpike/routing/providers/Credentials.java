package io.turnpike.routing.providers;

import io.turnpike.infra.crypto.Secret;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The secrets of one credential by field, as a connection's type names them. Several are kept, and
 * sealed, as one: an object of texts; what is no such object is an API key by itself.
 */
public final class Credentials {

  /** The field of those that are nothing but a key. */
  public static final String API_KEY = "api_key";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, Secret> fields;

  private Credentials(Map<String, Secret> fields) {
    this.fields = fields;
  }

  public static Credentials of(Secret kept) {
    String text = kept.reveal();
    return new Credentials(text.startsWith("{") ? fields(kept) : Map.of(API_KEY, kept));
  }

  /** Null where it has no such field. */
  public @Nullable Secret get(String field) {
    return fields.get(field);
  }

  private static Map<String, Secret> fields(Secret kept) {
    try {
      JsonNode object = JSON.readTree(kept.reveal());
      return object.properties().stream()
          .filter(field -> field.getValue().isString())
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, field -> new Secret(field.getValue().stringValue())));
    } catch (JacksonException none) {
      return Map.of(API_KEY, kept);
    }
  }

  @Override
  public String toString() {
    return fields.keySet().toString();
  }
}
