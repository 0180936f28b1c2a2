package io.turnpike.routing.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.UsageDraft;
import org.jspecify.annotations.Nullable;

/** Why a request went where it went, in a few words for logs and headers. */
final class Decisions {

  private Decisions() {}

  /** For example {@code fallback:2/3 rate_limited}. */
  static String fallback(int index, int steps, UsageDraft draft) {
    @Nullable FailureClass failure = draft.lastFailure();
    String place = "fallback:" + (index + 1) + "/" + steps;
    return failure == null ? place : place + " " + failure.word();
  }
}
