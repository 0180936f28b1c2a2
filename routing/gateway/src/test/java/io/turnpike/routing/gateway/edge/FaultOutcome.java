package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Bill.UsageSource;
import java.util.Set;

/** What becomes of a request that meets a fault and has nowhere else to go. */
sealed interface FaultOutcome {

  /** What else follows from a failure. */
  enum Then {
    /** The same target is tried again where the config allows it. */
    RETRIED,
    /** The next target is tried. */
    FALLS_BACK,
    /** The breaker counts it. */
    COUNTED
  }

  /** The client gets an error and nothing of an answer. */
  record Fails(int status, String code, FailureClass failure, Set<Then> then)
      implements FaultOutcome {}

  /** The client has part of a stream and is told in it that there will be no more. */
  record Breaks(String code, FailureClass failure) implements FaultOutcome {}

  /**
   * The client gets the whole answer.
   *
   * @param finish the reason it is given for the end
   */
  record Serves(UsageSource usage, String finish) implements FaultOutcome {}

  static Fails fails(int status, String code, FailureClass failure, Then... then) {
    return new Fails(status, code, failure, Set.of(then));
  }

  static Breaks breaks(String code, FailureClass failure) {
    return new Breaks(code, failure);
  }

  static Serves serves(UsageSource usage) {
    return new Serves(usage, "stop");
  }
}
