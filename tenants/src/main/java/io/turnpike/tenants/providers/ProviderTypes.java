package io.turnpike.tenants.providers;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The types of provider connections that a tenant may set up. */
@Component
public final class ProviderTypes {

  private final Map<String, ProviderType> byWord = new LinkedHashMap<>();

  /** Throws IllegalStateException when two share a word. */
  public ProviderTypes(List<ProviderType> contributed) {
    contributed.stream()
        .sorted(Comparator.comparing(ProviderType::title, String.CASE_INSENSITIVE_ORDER))
        .forEach(this::add);
  }

  /** By title. */
  public List<ProviderType> list() {
    return List.copyOf(byWord.values());
  }

  /** Null when there is none of that word. */
  public @Nullable ProviderType find(String word) {
    return byWord.get(word);
  }

  /**
   * The base URL that a connection of the type gets for what was given.
   *
   * @param baseUrl null or blank for the type's own
   */
  public BaseUrl meant(String word, @Nullable String baseUrl) {
    ProviderType type = find(word);
    return BaseUrl.of(baseUrl == null ? "" : baseUrl, type == null ? null : type.baseUrl());
  }

  private void add(ProviderType type) {
    if (byWord.put(type.word(), type) != null) {
      throw new IllegalStateException("Two provider types are called " + type.word() + ".");
    }
  }
}
