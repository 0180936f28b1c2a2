package io.turnpike.routing.config;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code name}: what people and conditions call a node. */
final class Labels {

  private static final int LONGEST = 100;

  private Labels() {}

  static void check(Fields node) {
    String name = node.string("name");
    if (name != null && (name.isBlank() || name.length() > LONGEST)) {
      node.mistake("name", "must have 1 to " + LONGEST + " characters.");
    }
    node.string("$schema");
  }

  /** Null without one; what is wrong with it is not noted. */
  static @Nullable String name(Fields node) {
    JsonNode name = node.get("name");
    return name == null || !name.isString() ? null : name.stringValue();
  }
}
