package io.turnpike.routing.gateway.testing.behaviour;

import java.time.Duration;

/**
 * The silences of an answer.
 *
 * @param headersAfter before the response headers
 * @param firstTokenAfter between headers and the first content
 * @param tokenDelay before each further token
 */
record Pace(Duration headersAfter, Duration firstTokenAfter, Duration tokenDelay) {

  static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  Pace headersAfter(Duration time) {
    return new Pace(time, firstTokenAfter, tokenDelay);
  }

  Pace firstTokenAfter(Duration time) {
    return new Pace(headersAfter, time, tokenDelay);
  }

  Pace tokenDelay(Duration time) {
    return new Pace(headersAfter, firstTokenAfter, time);
  }

  /** How long a whole answer of so many tokens takes. */
  Duration whole(int tokens) {
    return headersAfter
        .plus(firstTokenAfter)
        .plus(tokenDelay.multipliedBy(Math.max(0, tokens - 1)));
  }
}
