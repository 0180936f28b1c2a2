package io.turnpike.routing.guardrails.code;

import io.turnpike.routing.guardrails.Guardrail;
import java.util.List;

/** All of this room. */
public final class CodeGuardrails {

  private CodeGuardrails() {}

  public static List<Guardrail> all() {
    return List.of(
        new ContainsCodeGuardrail(),
        new CodeGuardrail(),
        new ValidUrlsGuardrail(),
        new UrlsGuardrail());
  }
}
