package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Subject.Facts;
import io.turnpike.routing.guardrails.SubjectCheck;
import io.turnpike.routing.guardrails.Verdict;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges what is known of a request beside its texts.
 *
 * @param fault what is wrong, for people; null where it passes
 */
record FactsCheck(Function<Facts, @Nullable String> fault) implements SubjectCheck {

  @Override
  public Verdict check(Subject subject) {
    String sentence = fault.apply(subject.facts());
    return sentence == null ? Verdict.PASS : new Verdict.Fail(sentence, List.of());
  }
}
