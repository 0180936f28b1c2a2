package io.turnpike.routing.gateway.preference;

import io.turnpike.routing.gateway.preference.Preferences.Sort;
import org.jspecify.annotations.Nullable;

/**
 * A model's name and the wish behind its last colon. Any other word there is part of the name, as
 * in {@code llama3:8b}.
 *
 * @param sort null without a wish
 */
record Suffix(String model, @Nullable Sort sort) {

  private static final String FLOOR = ":floor";
  private static final String NITRO = ":nitro";

  static boolean present(String model) {
    return model.endsWith(FLOOR) || model.endsWith(NITRO);
  }

  static Suffix of(String model) {
    if (model.endsWith(FLOOR)) {
      return new Suffix(model.substring(0, model.length() - FLOOR.length()), Sort.PRICE);
    }
    return model.endsWith(NITRO)
        ? new Suffix(model.substring(0, model.length() - NITRO.length()), Sort.LATENCY)
        : new Suffix(model, null);
  }
}
