package io.turnpike.routing.dialects.converse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

/** Why an answer ended, in the words of chat completions. */
final class ConverseEnd {

  private ConverseEnd() {}

  static String finish(@Nullable String stopReason) {
    return switch (stopReason) {
      case "tool_use" -> "tool_calls";
      case "max_tokens", "model_context_window_exceeded" -> "length";
      case "guardrail_intervened", "content_filtered" -> "content_filter";
      case null, default -> "stop";
    };
  }

  /**
   * The model wrote something that is no answer, and nobody could go on from it. An error then, as
   * a member of an object; null for any other reason.
   */
  static byte @Nullable [] error(@Nullable String stopReason) {
    return switch (stopReason) {
      case "malformed_model_output" ->
          error("malformed_model_output", "The model wrote an answer that Bedrock cannot read.");
      case "malformed_tool_use" ->
          error("malformed_tool_use", "The model called a tool in a way that Bedrock cannot read.");
      case null, default -> null;
    };
  }

  private static byte[] error(String type, String message) {
    return ("\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}")
        .getBytes(US_ASCII);
  }
}
