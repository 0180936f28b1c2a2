package io.turnpike.routing.guardrails.code;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.WholeCheck;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code containsCode}: a fenced block in a language; with {@code not}, none anywhere. */
final class ContainsCodeGuardrail implements Guardrail {

  @Override
  public String name() {
    return "containsCode";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("format", "not");
    if (!parameters.has("format")) {
      parameters.mistake("needs \"format\", a language.");
    }
    String format = parameters.string("format");
    @Nullable Set<String> fences = format == null ? Set.of() : Language.fences(format);
    if (fences == null) {
      parameters.mistake("format", "is no language known here. There are " + Language.known() + ".");
    }
    FenceCheck check = new FenceCheck(fences == null ? Set.of() : fences);
    return parameters.truth("not", false)
        ? check
        : WholeCheck.of(check::isIn, "There is no block of code in that language.");
  }
}
