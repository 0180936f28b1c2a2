package io.turnpike.routing.guardrails;

/** Judges a request or an answer as a whole, once all of it is there. */
public non-sealed interface SubjectCheck extends Check {

  Verdict check(Subject subject);

  /** Whether it may answer {@link Verdict.Changed}, so that nothing goes before it is asked. */
  default boolean changes() {
    return false;
  }
}
