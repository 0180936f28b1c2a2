package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
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
    String expression = written == null ? "" : written;
    if (parameters.truth("not", false)) {
      return new RegexCheck(Rule.ofPlaces(parameters, "rule", expression), null);
    }
    Regex rule = Rule.read(parameters, "rule", expression);
    return WholeCheck.of(rule::isIn, "The text does not match the expression.")
        .weighing(new RegexCheck(rule, null).weight());
  }
}
