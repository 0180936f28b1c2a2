package io.turnpike.routing.guardrails.outside;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import java.util.List;
import java.util.Map;

class JudgeGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new JudgeGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"provider\":\"@openai\",\"model\":\"m\",\"policy\":\"Be kind.\"}", "{\"provider\":\"openai\",\"model\":\"m\",\"prompt\":\"Be kind.\",\"timeout\":900}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{\"provider\":\"a\",\"model\":\"m\"}", "",
            "{\"provider\":\"a\",\"model\":\"m\",\"policy\":\"x\",\"prompt\":\"y\"}", "/prompt");
  }

  @Override
  protected List<String> texts() {
    return List.of("a");
  }
}
