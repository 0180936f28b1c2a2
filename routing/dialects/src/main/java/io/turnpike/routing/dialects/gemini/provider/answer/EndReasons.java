package io.turnpike.routing.dialects.gemini.provider.answer;

import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a candidate ended, in Gemini's words, and what that is in those of chat completions. */
public final class EndReasons {

  static final String NAME = "finishReason";

  private static final String FILTER = "content_filter";

  private static final Set<String> FILTERS =
      Set.of(
          "SAFETY",
          "RECITATION",
          "LANGUAGE",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "MODEL_ARMOR",
          "IMAGE_SAFETY",
          "IMAGE_PROHIBITED_CONTENT",
          "IMAGE_RECITATION");

  /** The model wrote what makes no sense, so that there is nothing to go on with. */
  private static final Set<String> FAILURES =
      Set.of(
          "MALFORMED_FUNCTION_CALL",
          "UNEXPECTED_TOOL_CALL",
          "TOO_MANY_TOOL_CALLS",
          "MISSING_THOUGHT_SIGNATURE",
          "MALFORMED_RESPONSE");

  private EndReasons() {}

  /**
   * Whether a provider's filter ended an answer, or let no question through.
   *
   * @param answer whole, or a piece of a stream
   */
  public static boolean isFiltered(ObjectScan answer) {
    List<ObjectScan> candidates = answer.objects("candidates");
    return isBlocked(answer)
        || candidates != null && candidates.stream().anyMatch(each -> isFilter(each.text(NAME)));
  }

  /** Whether there is no candidate because of what was asked. */
  static boolean isBlocked(ObjectScan answer) {
    ObjectScan feedback = answer.object("promptFeedback");
    return feedback != null && feedback.has("blockReason");
  }

  static boolean isFailure(@Nullable String reason) {
    return reason != null && FAILURES.contains(reason);
  }

  /**
   * In the words of chat completions.
   *
   * @param calls functions are called
   */
  static String finish(@Nullable String reason, boolean calls) {
    if (isFilter(reason)) {
      return FILTER;
    }
    return "MAX_TOKENS".equals(reason) ? "length" : calls ? "tool_calls" : "stop";
  }

  private static boolean isFilter(@Nullable String reason) {
    return reason != null && FILTERS.contains(reason);
  }
}
