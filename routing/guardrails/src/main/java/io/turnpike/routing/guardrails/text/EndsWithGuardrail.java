package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.WholeCheck;

/** {@code endsWith}: a suffix, or the suffix and a full stop. */
final class EndsWithGuardrail implements Guardrail {

  @Override
  public String name() {
    return "endsWith";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("suffix", "not");
    if (!parameters.has("suffix")) {
      parameters.mistake("needs \"suffix\", a text.");
    }
    String written = parameters.string("suffix");
    String suffix = written == null ? "" : written;
    boolean not = parameters.truth("not", false);
    return WholeCheck.of(
        text -> (text.endsWith(suffix) || text.endsWith(suffix + ".")) != not,
        not ? "The text ends with the suffix." : "The text does not end with the suffix.");
  }
}
