package io.turnpike.routing.guardrails;

import java.util.List;

/** A kind of check. One class each; {@link Guardrails} lists them. */
public interface Guardrail {

  /** As configs write it, for example {@code pii}. */
  String name();

  /** Other names for the same. */
  default List<String> spellings() {
    return List.of();
  }

  /**
   * A check by these parameters. What is wrong with them is noted there, and what comes back is not
   * used then. Called when a document is saved, and once more when it is loaded; never throws.
   */
  Check compile(Parameters parameters);
}
