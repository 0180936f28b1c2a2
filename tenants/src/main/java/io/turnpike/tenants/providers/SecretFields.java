package io.turnpike.tenants.providers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.infra.crypto.Secret;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The secrets of one credential, by field as its connection's type names them. Kept, and sealed, as
 * one text, so that they change as one: a key that stands alone as it is, any others as an object.
 */
public record SecretFields(Map<String, Secret> values) {

  /** The field of a credential that is nothing but a key. */
  public static final String API_KEY = "api_key";

  private static final JsonMapper JSON = JsonMapper.shared();

  /** A text of several is read once, and what was read is known for as long as the text is. */
  private static final Cache<Secret, SecretFields> READ =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

  public SecretFields {
    values = Map.copyOf(values);
  }

  /** Of a key that stands alone. */
  public static SecretFields key(Secret apiKey) {
    return new SecretFields(Map.of(API_KEY, apiKey));
  }

  /** From the text that {@link #kept} made; one that is no object is a key. */
  public static SecretFields of(Secret kept) {
    return kept.reveal().startsWith("{") ? several(kept) : key(kept);
  }

  private static SecretFields several(Secret kept) {
    SecretFields known = READ.getIfPresent(kept);
    if (known != null) {
      return known;
    }
    SecretFields read = read(kept);
    // One that is a key after all holds the text itself, and would keep it known for ever.
    if (read.get(API_KEY) != kept) {
      READ.put(kept, read);
    }
    return read;
  }

  /** The text to be sealed, the same for the same fields. */
  public Secret kept() {
    Secret key = values.get(API_KEY);
    if (key != null && values.size() == 1) {
      return key;
    }
    Map<String, String> texts = new TreeMap<>();
    values.forEach((name, value) -> texts.put(name, value.reveal()));
    return new Secret(JSON.writeValueAsString(texts));
  }

  /** Null where it has no such field. */
  public @Nullable Secret get(String field) {
    return values.get(field);
  }

  public Set<String> names() {
    return values.keySet();
  }

  private static SecretFields read(Secret kept) {
    try {
      JsonNode object = JSON.readTree(kept.reveal());
      return new SecretFields(
          object.properties().stream()
              .filter(field -> field.getValue().isString())
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey, field -> new Secret(field.getValue().stringValue()))));
    } catch (JacksonException none) {
      return key(kept);
    }
  }
}
