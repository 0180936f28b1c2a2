package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Subject.Side;
import java.util.Set;

/** A guardrail that looks at what a request asks for, and not at answers. */
interface RequestGuardrail extends Guardrail {

  @Override
  default Set<Side> sides() {
    return Set.of(Side.INPUT);
  }
}
