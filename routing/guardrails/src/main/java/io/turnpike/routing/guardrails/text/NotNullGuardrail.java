package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.WholeCheck;
import java.util.List;

/** {@code notNull}: there is a text that is more than blanks. */
final class NotNullGuardrail implements Guardrail {

  @Override
  public String name() {
    return "notNull";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("not");
    boolean not = parameters.truth("not", false);
    Verdict ofNothing =
        not ? Verdict.PASS : new Verdict.Fail("There is no text.", List.of());
    return new WholeCheck(_ -> !not, "There is a text.", ofNothing, 0);
  }
}
