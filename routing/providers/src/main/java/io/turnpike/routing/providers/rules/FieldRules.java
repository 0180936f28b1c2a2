package io.turnpike.routing.providers.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;

/** The rules of vendors' fields by type of connection; found once for each model. */
public final class FieldRules {

  public static final FieldRules NONE = new FieldRules(Map.of());

  private final Map<String, List<FieldRule>> byType;
  private final Cache<Named, List<FieldRule>> known =
      Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();

  private record Named(String type, String model) {}

  public FieldRules(Map<String, List<FieldRule>> byType) {
    this.byType = Map.copyOf(byType);
  }

  /** Empty for a type without any. */
  List<FieldRule> of(String type, String model) {
    return byType.containsKey(type) ? known.get(new Named(type, model), this::find) : List.of();
  }

  private List<FieldRule> find(Named named) {
    return byType.getOrDefault(named.type, List.of()).stream()
        .filter(rule -> rule.isFor(named.model))
        .toList();
  }
}
