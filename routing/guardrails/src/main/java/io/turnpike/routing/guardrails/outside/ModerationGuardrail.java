package io.turnpike.routing.guardrails.outside;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.OutsideCheck.Moderation;
import io.turnpike.routing.guardrails.Parameters;
import java.util.Set;

/** {@code moderation}: a provider's moderation endpoint, through a connection of the tenant's. */
final class ModerationGuardrail implements Guardrail {

  private static final int USUAL_MILLIS = 3_000;
  private static final int MOST_CATEGORIES = 50;

  @Override
  public String name() {
    return "moderation";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("provider", "model", "categories", "threshold", "timeout");
    return new Moderation(
        Asking.connection(parameters),
        parameters.string("model"),
        Set.copyOf(parameters.texts("categories", MOST_CATEGORIES)),
        parameters.number("threshold", 0, 1),
        Asking.timeout(parameters, USUAL_MILLIS));
  }
}
