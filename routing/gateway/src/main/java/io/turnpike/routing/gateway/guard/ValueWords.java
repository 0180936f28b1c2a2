package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.guard.TextPart.Role;
import java.util.function.UnaryOperator;

/** How a value is written where it is put back. */
final class ValueWords {

  private ValueWords() {}

  /**
   * In arguments that are JSON in a string, quotes and backslashes have one before them.
   *
   * @param text the channel that it belongs to, or its pointer where it is whole: an event calls
   *     all that grows by one name, whether it is arguments or a tool's plain input
   */
  static UnaryOperator<String> at(Role role, String text) {
    return role == Role.TOOL_CALL && isJson(text)
        ? value -> value.replace("\\", "\\\\").replace("\"", "\\\"")
        : UnaryOperator.identity();
  }

  private static boolean isJson(String text) {
    return text.endsWith("/arguments") || text.endsWith("/partial_json");
  }
}
