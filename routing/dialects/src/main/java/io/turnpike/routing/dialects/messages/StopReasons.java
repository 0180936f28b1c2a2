package io.turnpike.routing.dialects.messages;

import org.jspecify.annotations.Nullable;

/** Why an answer ended, in the words of chat completions. */
final class StopReasons {

  private StopReasons() {}

  static String finishReason(@Nullable String stopReason) {
    return switch (stopReason) {
      case "max_tokens", "model_context_window_exceeded" -> "length";
      case "tool_use" -> "tool_calls";
      case "refusal" -> "content_filter";
      case null, default -> "stop";
    };
  }
}
