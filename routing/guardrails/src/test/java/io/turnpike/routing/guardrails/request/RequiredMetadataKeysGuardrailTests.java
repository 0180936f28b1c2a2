package io.turnpike.routing.guardrails.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredMetadataKeysGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new RequiredMetadataKeysGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"metadataKeys\":[\"a\"],\"operator\":\"any\"}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"metadataKeys\":[\"a\"],\"operator\":\"x\"}", "/operator");
  }

  @Override
  protected List<String> texts() {
    return List.of("a");
  }

  @Test
  void allAnyOrNone() {
    assertThat(Subjects.verdict("{'requiredMetadataKeys':{'metadataKeys':['a','b']}}", Subjects.request("chat/completions", "m", Map.of("a", "1"), "{}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'requiredMetadataKeys':{'metadataKeys':['a','b'],'operator':'any'}}", Subjects.request("chat/completions", "m", Map.of("a", "1"), "{}"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'requiredMetadataKeys':{'metadataKeys':['b'],'operator':'none'}}", Subjects.request("chat/completions", "m", Map.of("a", "1"), "{}"))).isEqualTo("pass");
  }
}
