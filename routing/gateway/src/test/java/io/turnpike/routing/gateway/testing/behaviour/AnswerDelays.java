package io.turnpike.routing.gateway.testing.behaviour;

import java.time.Duration;

/**
 * The silences of an answer.
 *
 * @param headersAfter before the response headers
 * @param firstTokenAfter between headers and the first content
 * @param tokenDelay before each further token
 */
record AnswerDelays(Duration headersAfter, Duration firstTokenAfter, Duration tokenDelay) {

  static final AnswerDelays AT_ONCE = new AnswerDelays(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  AnswerDelays headersAfter(Duration time) {
    return new AnswerDelays(time, firstTokenAfter, tokenDelay);
  }

  AnswerDelays firstTokenAfter(Duration time) {
    return new AnswerDelays(headersAfter, time, tokenDelay);
  }

  AnswerDelays tokenDelay(Duration time) {
    return new AnswerDelays(headersAfter, firstTokenAfter, time);
  }

  /** How long a whole answer of so many tokens takes. */
  Duration whole(int tokens) {
    return headersAfter
        .plus(firstTokenAfter)
        .plus(tokenDelay.multipliedBy(Math.max(0, tokens - 1)));
  }
}
