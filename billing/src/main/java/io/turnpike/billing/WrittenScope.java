package io.turnpike.billing;

import java.util.List;
import java.util.Set;

/**
 * A scope as it is written: {@code {"team": "search"}}, {@code {"tag": {"customer": "acme"}}}.
 *
 * @param word the member's name
 * @param name of the metadata entry or header; empty for words that have none
 * @param values in their order; {@code *} for a counter for each
 */
public record WrittenScope(String word, String name, List<String> values) {

  public static final String EACH = "*";
  public static final String ORGANIZATION = "organization";
  public static final String TEAM = "team";
  public static final String KEY = "key";
  public static final String KEYS = "keys";
  public static final String USER = "user";
  public static final String MODEL = "model";
  public static final String PROVIDER = "provider";
  public static final String TAG = "tag";
  public static final String HEADER = "header";

  /** A tag with a counter for each value, as limits name it. */
  public static final String METADATA = "metadata";

  public static WrittenScope of(String word, String value) {
    return new WrittenScope(word, "", List.of(value));
  }

  /** {@code name=value} or {@code name:value}; without either it has no value. */
  public static WrittenScope tag(String text) {
    int split = split(text);
    return split < 0
        ? new WrittenScope(TAG, text.strip(), List.of())
        : new WrittenScope(
            TAG, text.substring(0, split).strip(), List.of(text.substring(split + 1).strip()));
  }

  public static WrittenScope of(Scope scope) {
    return switch (scope.kind()) {
      case ORGANIZATION -> new WrittenScope(ORGANIZATION, "", List.of());
      case TEAM -> named(TEAM, scope);
      case KEY -> named(scope.values().size() > 1 ? KEYS : KEY, scope);
      case USER -> named(USER, scope);
      case MODEL -> named(MODEL, scope);
      case PROVIDER -> named(PROVIDER, scope);
      case TAG -> named(TAG, scope);
      case HEADER -> new WrittenScope(HEADER, scope.name(), List.of());
    };
  }

  private static WrittenScope named(String word, Scope scope) {
    return new WrittenScope(
        word, scope.name(), scope.each() ? List.of(EACH) : sorted(scope.values()));
  }

  private static List<String> sorted(Set<String> values) {
    return values.stream().sorted().toList();
  }

  private static int split(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '=' || text.charAt(i) == ':') {
        return i;
      }
    }
    return -1;
  }
}
