package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.SubjectCheck;
import io.turnpike.routing.guardrails.Verdict;
import java.util.List;

/** {@code length}: characters of all texts of a request, or of an answer, together. */
final class LengthGuardrail implements Guardrail {

  @Override
  public String name() {
    return "length";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("min", "max");
    if (!parameters.has("min") && !parameters.has("max")) {
      parameters.mistake("needs \"min\" or \"max\", a number of characters.");
    }
    int from = parameters.whole("min", 0, 0, Integer.MAX_VALUE);
    int to = parameters.whole("max", Integer.MAX_VALUE, 0, Integer.MAX_VALUE);
    if (from > to) {
      parameters.mistake("min", "is more than \"max\", so that nothing can pass.");
    }
    return new Between(from, to);
  }

  private record Between(int from, int to) implements SubjectCheck {

    @Override
    public Verdict check(Subject subject) {
      long all =
          subject.parts().stream().map(TextPart::text).mapToLong(String::length).sum();
      return all >= from && all <= to
          ? Verdict.PASS
          : new Verdict.Fail(
              "All texts together have " + all + " characters, " + wanted() + ".", List.of());
    }

    private String wanted() {
      return to == Integer.MAX_VALUE ? "at least " + from + " are needed" : from + " to " + to + " are accepted";
    }
  }
}
