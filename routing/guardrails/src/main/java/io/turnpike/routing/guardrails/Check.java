package io.turnpike.routing.guardrails;

/**
 * A guardrail with its parameters. Immutable, shared by all requests; whatever it throws counts as
 * an error of the check and is never a pass.
 */
public sealed interface Check permits TextCheck, SubjectCheck, OutsideCheck {

  /** Whether it says where it found something, so that it can be taken out. */
  default boolean hasPlaces() {
    return this instanceof TextCheck;
  }

  /** Bytes that it takes in memory, roughly, where its parameters do not suggest it. */
  default int weight() {
    return 0;
  }
}
