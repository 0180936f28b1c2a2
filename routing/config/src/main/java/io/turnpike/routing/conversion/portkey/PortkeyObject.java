package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object of a Portkey document.
 *
 * @param words its fields by their names in snake case, in document order
 */
record PortkeyObject(Source source, Map<String, Source> words) {

  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  static PortkeyObject of(Source source) {
    Map<String, Source> words = new LinkedHashMap<>();
    for (Source field : source.children()) {
      Source first = words.putIfAbsent(snake(field.key()), field);
      if (first != null) {
        field.lost("Left out: it says the same as \"" + first.key() + "\" before it.");
      }
    }
    return new PortkeyObject(source, words);
  }

  @Nullable Source get(String word) {
    return words.get(word);
  }

  boolean has(String word) {
    return words.containsKey(word);
  }

  /** The first of these that there is. */
  @Nullable Source any(String... names) {
    for (String name : names) {
      if (words.containsKey(name)) {
        return words.get(name);
      }
    }
    return null;
  }

  private static String snake(String key) {
    return HUMP.matcher(key).replaceAll("$1_$2").toLowerCase(java.util.Locale.ROOT);
  }
}
