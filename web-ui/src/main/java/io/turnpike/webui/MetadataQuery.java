package io.turnpike.webui;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** How filters on metadata stand in an address: {@code metadata.<key>=<value>}, one each. */
public final class MetadataQuery {

  private static final String PREFIX = "metadata.";

  private MetadataQuery() {}

  /** The entries that an address asks for, by key. */
  public static Map<String, String> read(MultiValueMap<String, String> query) {
    Map<String, String> entries = new TreeMap<>();
    query.toSingleValueMap().forEach((name, value) -> add(entries, name, value));
    return entries;
  }

  /** The parameter that asks for the entry of this key. */
  public static String parameter(String key) {
    return PREFIX + key;
  }

  private static void add(Map<String, String> entries, String name, @Nullable String value) {
    if (name.startsWith(PREFIX) && name.length() > PREFIX.length()) {
      entries.put(name.substring(PREFIX.length()), value == null ? "" : value);
    }
  }
}
