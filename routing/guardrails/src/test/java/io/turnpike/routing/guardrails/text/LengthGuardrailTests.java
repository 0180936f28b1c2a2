package io.turnpike.routing.guardrails.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LengthGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new LengthGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"max\":10}", "{\"min\":1,\"max\":2}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"min\":3,\"max\":2}", "/min",
            "{\"max\":-1}", "/max");
  }

  @Override
  protected List<String> texts() {
    return List.of("abc");
  }

  @Test
  void countsAllTexts() {
    assertThat(Subjects.verdict("{'length':{'max':6}}", Subjects.asked("four", "four"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'length':{'max':8}}", Subjects.asked("four", "four"))).isEqualTo("pass");
  }
}
