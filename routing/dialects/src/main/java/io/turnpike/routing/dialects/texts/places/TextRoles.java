package io.turnpike.routing.dialects.texts.places;

import io.turnpike.routing.guard.TextPart.Role;
import org.jspecify.annotations.Nullable;

/** Whose texts are in an object that says who speaks, or what it is. */
final class TextRoles {

  private TextRoles() {}

  /** Null for a role that nobody has heard of. */
  static @Nullable Role spokenBy(String role) {
    return switch (role) {
      case "user", "human" -> Role.USER;
      case "assistant", "model" -> Role.ASSISTANT;
      case "system", "developer" -> Role.SYSTEM;
      case "tool", "function" -> Role.TOOL_RESULT;
      default -> null;
    };
  }

  /** Null for what is whatever is around it. Kinds of calls there are new ones every month. */
  static @Nullable Role in(String type) {
    if (type.endsWith("_call") || type.endsWith("tool_use")) {
      return Role.TOOL_CALL;
    }
    if (type.endsWith("_output") || type.endsWith("tool_result")) {
      return Role.TOOL_RESULT;
    }
    return switch (type) {
      case "thinking", "redacted_thinking", "reasoning", "reasoning_text", "summary_text" ->
          Role.REASONING;
      default -> null;
    };
  }
}
