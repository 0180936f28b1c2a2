package io.turnpike.routing.guardrails.outside;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import java.util.List;
import java.util.Map;

class ModerationGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new ModerationGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"provider\":\"@openai\"}", "{\"provider\":\"openai\",\"model\":\"m\",\"categories\":[\"hate\"],\"threshold\":0.5}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"provider\":\"A b\"}", "/provider",
            "{\"provider\":\"a\",\"threshold\":2}", "/threshold");
  }

  @Override
  protected List<String> texts() {
    return List.of("a");
  }
}
