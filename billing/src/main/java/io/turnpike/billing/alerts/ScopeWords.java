package io.turnpike.billing.alerts;

import io.turnpike.billing.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A budget's scope for programs and for people. */
final class ScopeWords {

  private ScopeWords() {}

  /** As the management API writes it: {@code {"team": "search"}}. */
  static Map<String, Object> json(Scope scope) {
    return switch (scope.kind()) {
      case ORGANIZATION -> Map.of("organization", true);
      case KEY -> Map.of(scope.values().size() > 1 ? "keys" : "key", values(scope));
      case TAG, HEADER -> Map.of(word(scope), Map.of(scope.name(), values(scope)));
      case TEAM, USER, MODEL, PROVIDER -> Map.of(word(scope), values(scope));
    };
  }

  /**
   * After "calls of": {@code the organization}, {@code team search}, {@code user alice}.
   *
   * @param value whose counter, where there is one for each; else empty
   */
  static String sentence(Scope scope, String value) {
    String name = scope.name().isEmpty() ? word(scope) : word(scope) + " " + scope.name();
    return switch (scope.kind()) {
      case ORGANIZATION -> "the organization";
      case TEAM, KEY, USER, MODEL, PROVIDER, TAG, HEADER ->
          name + " " + (scope.each() ? value : String.join(", ", sorted(scope)));
    };
  }

  private static Object values(Scope scope) {
    List<String> sorted = sorted(scope);
    if (scope.each()) {
      return "*";
    }
    return sorted.size() == 1 ? sorted.getFirst() : sorted;
  }

  private static List<String> sorted(Scope scope) {
    return scope.values().stream().sorted().toList();
  }

  private static String word(Scope scope) {
    return scope.kind().name().toLowerCase(Locale.ROOT);
  }
}
