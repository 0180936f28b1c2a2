package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Subject.Facts;
import io.turnpike.routing.guardrails.SubjectCheck;
import io.turnpike.routing.guardrails.Verdict;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether a request's model is among some.
 *
 * @param allowed by what is known of the request
 * @param not whether it must not be
 */
record ModelCheck(Function<Facts, Set<String>> allowed, boolean not) implements SubjectCheck {

  @Override
  public Verdict check(Subject subject) {
    String model = subject.facts().model();
    if (model.isEmpty()) {
      return new Verdict.Error("The request names no model.");
    }
    return allowed.apply(subject.facts()).contains(model) != not
        ? Verdict.PASS
        : new Verdict.Fail("The request's model is not allowed.", List.of());
  }
}
