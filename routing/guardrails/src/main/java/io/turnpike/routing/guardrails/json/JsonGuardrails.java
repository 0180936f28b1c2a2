package io.turnpike.routing.guardrails.json;

import io.turnpike.routing.guardrails.Guardrail;
import java.util.List;

/** All of this room. */
public final class JsonGuardrails {

  private JsonGuardrails() {}

  public static List<Guardrail> all() {
    return List.of(new JsonSchemaGuardrail(), new JsonKeysGuardrail());
  }
}
