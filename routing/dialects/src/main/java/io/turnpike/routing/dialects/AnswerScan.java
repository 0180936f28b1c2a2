package io.turnpike.routing.dialects;

import org.jspecify.annotations.Nullable;

/**
 * What the gateway must know of a whole answer.
 *
 * @param error it is an error although its status said otherwise
 * @param missing the field without which it is no answer; null when it is one
 * @param usage of the whole call
 */
public record AnswerScan(boolean error, @Nullable String missing, UsageReport usage) {

  public boolean isAnswer() {
    return missing == null;
  }
}
