package io.turnpike.tenants.providers;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a vendor is whose address follows from a connection's settings, a region for example.
 *
 * @param pattern for people, for example {@code https://{region}.example.com/v1}
 * @param rule the base URL for checked settings, by name; null where they do not tell. What it
 *     takes from a setting must be held to letters and digits by that field's check
 */
public record DerivedUrl(String pattern, Function<Map<String, String>, @Nullable String> rule) {

  public @Nullable String of(Map<String, String> settings) {
    return rule.apply(settings);
  }
}
