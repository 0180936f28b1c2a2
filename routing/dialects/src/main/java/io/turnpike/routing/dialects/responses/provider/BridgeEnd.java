package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.dialects.json.ObjectScan;

/** How a response ended. */
final class BridgeEnd {

  private BridgeEnd() {}

  /** Whether there will be no more of it, and it did not fail. */
  static boolean isAnswer(ObjectScan response) {
    return response.object("error") == null
        && switch (response.text("status")) {
          case "completed", "incomplete" -> true;
          case null -> true;
          default -> false;
        };
  }

  /**
   * Why, in the words of chat completions.
   *
   * @param calls tools are called
   */
  static String finishReason(ObjectScan response, boolean calls) {
    ObjectScan incomplete = response.object("incomplete_details");
    if (incomplete != null) {
      return "content_filter".equals(incomplete.text("reason")) ? "content_filter" : "length";
    }
    return calls ? "tool_calls" : "stop";
  }
}
