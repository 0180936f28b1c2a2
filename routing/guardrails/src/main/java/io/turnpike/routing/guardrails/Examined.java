package io.turnpike.routing.guardrails;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all rules together make of a request or an answer.
 *
 * @param subject with what was redacted; texts that did not change are the same objects
 * @param results in the order of the rules, up to the one that denies
 */
public record Examined(Subject subject, List<Result> results) {

  /** Null where it may go on. */
  public @Nullable Result denial() {
    return results.isEmpty() || !results.getLast().denies() ? null : results.getLast();
  }
}
