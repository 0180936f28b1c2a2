package io.turnpike.tenants.providers;

import io.turnpike.tenants.providers.ProviderType.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One way to give a connection its credential: secrets that belong together, and are given, kept
 * and replaced together. A type with several ways takes any one of them.
 *
 * @param title for people, for example {@code Access key}
 * @param settings of the type that this way does not work without, by name
 */
public record SecretGroup(String title, List<Field> fields, List<String> settings) {

  /** A key and nothing else, as most providers want it. */
  public static final SecretGroup KEY =
      new SecretGroup(
          "API key",
          List.of(
              Field.secret(
                  SecretFields.API_KEY, "API key", "Encrypted at once and never shown again.")),
          List.of());

  /** Throws IllegalArgumentException for a field that is no secret, or for none at all. */
  public SecretGroup {
    fields = List.copyOf(fields);
    settings = List.copyOf(settings);
    if (fields.isEmpty() || !fields.stream().allMatch(Field::secret)) {
      throw new IllegalArgumentException("A credential is one or more secrets: " + title);
    }
  }

  public SecretGroup(String title, Field... fields) {
    this(title, List.of(fields), List.of());
  }

  /** The same, which does not work without these settings. */
  public SecretGroup beside(String... others) {
    return new SecretGroup(title, fields, List.of(others));
  }

  /** Of all its fields. */
  public Set<String> names() {
    return fields.stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
  }

  /** Those that it is nothing without. */
  public List<Field> needed() {
    return fields.stream().filter(Field::required).toList();
  }
}
