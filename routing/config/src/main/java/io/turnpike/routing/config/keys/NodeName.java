package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code name}: what people and conditions call a node. */
public final class NodeName {

  private static final int LONGEST = 100;

  private NodeName() {}

  static void check(Fields node) {
    String name = node.string("name");
    if (name != null && (name.isBlank() || name.length() > LONGEST)) {
      node.mistake("name", "must have 1 to " + LONGEST + " characters.");
    }
  }

  /** Null without one; what is wrong with it is not noted. */
  public static @Nullable String name(Fields node) {
    JsonNode name = node.get("name");
    return name == null || !name.isString() ? null : name.stringValue();
  }
}
