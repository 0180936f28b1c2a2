package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.WholeCheck;
import java.util.List;

/** {@code alluppercase}, {@code alllowercase}: the case of all ASCII letters. */
record CaseGuardrail(String name, List<String> spellings, boolean upper) implements Guardrail {

  static final CaseGuardrail UPPER =
      new CaseGuardrail("alluppercase", List.of("allUppercase"), true);
  static final CaseGuardrail LOWER =
      new CaseGuardrail("alllowercase", List.of("allLowercase"), false);

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("not");
    boolean not = parameters.truth("not", false);
    String sentence = not ? "All letters are in one case." : "Not all letters are in that case.";
    return WholeCheck.of(text -> isAll(text) != not, sentence);
  }

  private boolean isAll(String text) {
    char first = upper ? 'a' : 'A';
    return text.chars().noneMatch(c -> c >= first && c < first + 26);
  }
}
