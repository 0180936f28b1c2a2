package io.turnpike.routing.gateway.attempt.wire;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;

/** What can be wrong with an answer whose status says that nothing is. */
public final class AnswerFailures {

  private AnswerFailures() {}

  public static AttemptFailed invalid(String sentence) {
    return invalid("provider_invalid_response", sentence);
  }

  public static AttemptFailed truncated() {
    return new AttemptFailed(
        FailureClass.CONNECTION,
        "upstream_truncated",
        "The provider's stream ended in the middle of the answer.");
  }

  public static AttemptFailed empty() {
    return invalid("provider_empty_stream", "The provider's stream ended without any content.");
  }

  public static AttemptFailed noEvent() {
    return invalid("provider_invalid_stream", "The provider's stream holds data that is not JSON.");
  }

  public static AttemptFailed tooLong() {
    return invalid("provider_event_too_large", "An event of the provider's stream is too large.");
  }

  public static AttemptFailed endless() {
    return invalid(
        "provider_answer_too_long",
        "The provider went on writing beyond the tokens that the request allows.");
  }

  public static AttemptFailed filtered() {
    return new AttemptFailed(
        FailureClass.CONTENT_FILTER,
        "content_filter",
        "The provider's content filter ended the answer.",
        400,
        null);
  }

  private static AttemptFailed invalid(String code, String sentence) {
    return new AttemptFailed(FailureClass.INVALID_RESPONSE, code, sentence);
  }
}
