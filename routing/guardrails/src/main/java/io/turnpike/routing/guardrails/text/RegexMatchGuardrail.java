package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.WholeCheck;
import io.turnpike.routing.regex.Regex;

/** {@code regexMatch}: the text must match; with {@code not}, nothing anywhere may. */
final class RegexMatchGuardrail implements Guardrail {

  @Override
  public String name() {
    return "regexMatch";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("rule", "not");
    String written = parameters.string("rule");
    Regex rule = Rule.read(parameters, "rule", written == null ? "" : written);
    RegexCheck everywhere = new RegexCheck(rule, null);
    if (parameters.truth("not", false)) {
      return everywhere;
    }
    WholeCheck whole = WholeCheck.of(rule::isIn, "The text does not match the expression.");
    Verdict ofNothing = whole.ofNothing();
    return new WholeCheck(whole.holds(), whole.sentence(), ofNothing, everywhere.weight());
  }
}
