package io.turnpike.routing.guardrails.outside;

import io.turnpike.routing.guardrails.Guardrail;
import java.util.List;

/** All of this room. */
public final class OutsideGuardrails {

  private OutsideGuardrails() {}

  public static List<Guardrail> all() {
    return List.of(new WebhookGuardrail(), new ModerationGuardrail(), new JudgeGuardrail());
  }
}
