package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.guard.TextPart.Role;
import java.util.function.UnaryOperator;

/** How a value is written where it is put back. */
final class ValueWords {

  private ValueWords() {}

  /** In arguments that are JSON in a string, quotes and backslashes have one before them. */
  static UnaryOperator<String> at(Role role, String pointer) {
    return role == Role.TOOL_CALL && isJson(pointer)
        ? value -> value.replace("\\", "\\\\").replace("\"", "\\\"")
        : UnaryOperator.identity();
  }

  private static boolean isJson(String pointer) {
    return pointer.endsWith("/arguments")
        || pointer.endsWith("/partial_json")
        || pointer.equals("/delta");
  }
}
