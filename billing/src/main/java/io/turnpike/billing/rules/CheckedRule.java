package io.turnpike.billing.rules;

/** A rule as somebody wrote it, without mistakes, and not yet written to the store. */
public interface CheckedRule<R> {

  R created(String id);

  /** In the place of one of the same id; what was counted stays counted where it still counts. */
  R instead(R before);

  boolean sameAs(R before);
}
