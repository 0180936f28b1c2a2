package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import org.jspecify.annotations.Nullable;

/** Why an answer ended, in the words of chat completions. */
final class CohereEnd {

  private static final byte[] BROKEN =
      JsonText.quoted("Cohere ended the answer and did not say why.");
  private static final byte[] LATE = JsonText.quoted("Cohere ran out of time for the answer.");

  private CohereEnd() {}

  static String finish(@Nullable String reason) {
    return switch (reason) {
      case "TOOL_CALL" -> "tool_calls";
      case "MAX_TOKENS", "ERROR_LIMIT" -> "length";
      case "ERROR_TOXIC" -> "content_filter";
      case null, default -> "stop";
    };
  }

  /**
   * An error as a member of an object where there is no answer that anybody could go on from; null
   * for any other reason.
   *
   * @param end with {@code finish_reason} and, where somebody knows, {@code error}
   */
  static byte @Nullable [] error(ObjectScan end) {
    return switch (end.text("finish_reason")) {
      case "ERROR", "USER_CANCEL" -> error("error", end.string("error"), BROKEN);
      case "TIMEOUT" -> error("timeout", end.string("error"), LATE);
      case null, default -> null;
    };
  }

  private static byte[] error(String type, byte @Nullable [] told, byte[] otherwise) {
    return new Pieces(128)
        .put("\"error\":{\"type\":\"" + type + "\",\"message\":")
        .put(told == null ? otherwise : told)
        .put("}")
        .toArray();
  }
}
