package io.turnpike.routing.guardrails;

import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.plan.GuardrailRule.Action;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A kind of check. One class each; {@link Guardrails} lists them. */
public interface Guardrail {

  /** As configs write it, for example {@code pii}. */
  String name();

  /** Other names for the same. */
  default List<String> spellings() {
    return List.of();
  }

  /** Where it makes sense. */
  default Set<Side> sides() {
    return Set.of(Side.INPUT, Side.OUTPUT);
  }

  /**
   * What follows where the document has no {@code action}.
   *
   * @param deny whether it says {@code "deny": true}
   */
  default Action action(JsonNode parameters, boolean deny) {
    return deny ? Action.DENY : Action.FLAG;
  }

  /**
   * A check by these parameters. What is wrong with them is noted there, and what comes back is not
   * used then. Called when a document is saved, and once more when it is loaded; never throws.
   */
  Check compile(Parameters parameters);
}
