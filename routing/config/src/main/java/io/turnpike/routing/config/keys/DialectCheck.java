package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;

/** {@code strict_open_ai_compliance}: true is how it is in any case, false is not to be had. */
final class DialectCheck {

  private static final String KEY = "strict_open_ai_compliance";

  private DialectCheck() {}

  static void check(Fields node) {
    if (!node.truth(KEY, true)) {
      node.mistake(
          KEY,
          "cannot be false: answers always keep to the dialect that the client speaks, without"
              + " other fields of the provider's. Remove it.");
    }
  }
}
