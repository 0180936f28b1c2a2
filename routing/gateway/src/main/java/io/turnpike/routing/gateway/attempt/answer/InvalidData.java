package io.turnpike.routing.gateway.attempt.answer;

import io.turnpike.routing.plan.InvalidEvents;

/** Counts what is no event in one stream, and says when there has been enough of it. */
final class InvalidData {

  private static final int MOST_DROPPED = 3;

  /** Some send their signs of life like this, all the time; nobody sends nothing else. */
  private static final int MOST_RELAYED_IN_A_ROW = 100;

  private final InvalidEvents policy;
  private int seen;

  InvalidData(InvalidEvents policy) {
    this.policy = policy;
  }

  boolean isRelayed() {
    return policy == InvalidEvents.RELAY;
  }

  /** An event that was one. */
  void interrupted() {
    if (isRelayed()) {
      seen = 0;
    }
  }

  /** Whether the stream ends with this one. */
  boolean isEnough() {
    seen++;
    return seen
        >= switch (policy) {
          case RELAY -> MOST_RELAYED_IN_A_ROW;
          case DROP -> MOST_DROPPED;
          case ABORT -> 1;
        };
  }
}
