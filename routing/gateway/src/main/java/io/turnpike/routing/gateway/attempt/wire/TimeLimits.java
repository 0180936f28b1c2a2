package io.turnpike.routing.gateway.attempt.wire;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;

/** An overrun limit as a failure. */
public final class TimeLimits {

  private TimeLimits() {}

  public static AttemptFailed failure(AttemptClock.Limit limit) {
    return switch (limit) {
      case FIRST_TOKEN ->
          timeout("first_token_timeout", "The provider sent no content within the time allowed.");
      case IDLE, DRAIN ->
          timeout("idle_timeout", "The provider stopped sending in the middle of the answer.");
      case TOTAL -> total();
    };
  }

  public static AttemptFailed total() {
    return timeout("total_timeout", "The request took longer than it is allowed to in all.");
  }

  private static AttemptFailed timeout(String code, String sentence) {
    return new AttemptFailed(FailureClass.TIMEOUT, code, sentence);
  }
}
