package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.SubjectCheck;
import io.turnpike.routing.guardrails.Verdict;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges the body of a request; one that is no JSON object is an error.
 *
 * @param fault what is wrong, for people; null where it passes
 */
record BodyCheck(Function<RequestBody, @Nullable String> fault) implements SubjectCheck {

  @Override
  public Verdict check(Subject subject) {
    RequestBody body = RequestBody.of(subject.facts());
    if (body == null) {
      return new Verdict.Error("The request's body is no JSON object.");
    }
    String sentence = fault.apply(body);
    return sentence == null ? Verdict.PASS : new Verdict.Fail(sentence, List.of());
  }
}
