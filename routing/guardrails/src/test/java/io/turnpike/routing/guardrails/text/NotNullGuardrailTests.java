package io.turnpike.routing.guardrails.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotNullGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new NotNullGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{\"not\":1}", "/not");
  }

  @Override
  protected List<String> texts() {
    return List.of("a");
  }

  @Test
  void blanksAreNothing() {
    assertThat(Subjects.verdict("{'notNull':{}}", Subjects.answered("a"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'notNull':{}}", Subjects.answered(" "))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'notNull':{'not':true}}", Subjects.answered(" "))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'notNull':{'not':true}}", Subjects.answered("a"))).isEqualTo("fail");
  }
}
