package io.turnpike.routing.guardrails.code;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import java.util.HashSet;
import java.util.Set;

/** {@code code}: blocks of code in Markdown's fences, in some languages or any. */
final class CodeGuardrail implements Guardrail {

  private static final int MOST = 50;

  @Override
  public String name() {
    return "code";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("languages");
    Set<String> languages = new HashSet<>();
    for (String name : parameters.texts("languages", MOST)) {
      Set<String> fences = Language.fences(name);
      if (fences == null) {
        parameters.mistake(
            "languages", "has one that is not known here. There are " + Language.known() + ".");
      } else {
        languages.addAll(fences);
      }
    }
    return new FenceCheck(Set.copyOf(languages));
  }
}
