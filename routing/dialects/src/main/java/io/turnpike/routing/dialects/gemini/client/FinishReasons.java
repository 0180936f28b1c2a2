package io.turnpike.routing.dialects.gemini.client;

import org.jspecify.annotations.Nullable;

/** Why an answer ended, in Gemini's words. */
final class FinishReasons {

  private FinishReasons() {}

  /**
   * @param reason in the words of chat completions; null for one that gave none
   * @param brokenCall it called a function in a way that makes no sense
   */
  static String of(@Nullable String reason, boolean brokenCall) {
    return switch (reason) {
      case "length" -> "MAX_TOKENS";
      case "content_filter" -> "SAFETY";
      case "stop", "tool_calls", "function_call" -> brokenCall ? "MALFORMED_FUNCTION_CALL" : "STOP";
      case null, default -> brokenCall ? "MALFORMED_FUNCTION_CALL" : "OTHER";
    };
  }
}
