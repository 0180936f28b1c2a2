package io.turnpike.routing.dialects.messages;

import org.jspecify.annotations.Nullable;

/** Why an answer ended, in the words of messages and of chat completions. */
public final class StopReasons {

  /** A text that the client had named was about to be written. */
  public static final String SEQUENCE = "stop_sequence";

  /** The provider would not say it. */
  public static final String REFUSAL = "refusal";

  private static final String TOOL_USE = "tool_use";

  private StopReasons() {}

  /** In the words of chat completions. */
  public static String finish(@Nullable String stopReason) {
    return switch (stopReason) {
      case "max_tokens", "model_context_window_exceeded" -> "length";
      case TOOL_USE -> "tool_calls";
      case REFUSAL -> "content_filter";
      case null, default -> "stop";
    };
  }

  /**
   * In the words of messages. Some servers say {@code stop} though they call tools, and a client
   * would take the turn for finished; one that is told of calls and finds none would wait.
   *
   * @param calls whether the answer calls tools
   */
  public static String stop(@Nullable String finishReason, boolean calls) {
    return switch (finishReason) {
      case "length" -> "max_tokens";
      case "content_filter" -> REFUSAL;
      case null, default -> calls ? TOOL_USE : "end_turn";
    };
  }
}
