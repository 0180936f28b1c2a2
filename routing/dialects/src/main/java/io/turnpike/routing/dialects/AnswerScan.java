package io.turnpike.routing.dialects;

import io.turnpike.routing.usage.Answered;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway must know of a whole answer.
 *
 * @param error it is an error although its status said otherwise
 * @param missing the field without which it is no answer; null when it is one
 * @param usage of the whole call
 * @param answered by which model and as which service, as far as it says
 */
public record AnswerScan(
    boolean error, @Nullable String missing, UsageReport usage, Answered answered) {

  /** One that says nothing of how it was answered. */
  public AnswerScan(boolean error, @Nullable String missing, UsageReport usage) {
    this(error, missing, usage, Answered.AS_ASKED);
  }

  public boolean isAnswer() {
    return missing == null;
  }
}
