package io.turnpike.routing.guardrails.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return CaseGuardrail.UPPER;
  }

  @Override
  protected List<String> right() {
    return List.of("{}", "{\"not\":true}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{\"not\":\"x\"}", "/not",
            "{\"x\":1}", "/x");
  }

  @Override
  protected List<String> texts() {
    return List.of("AB c");
  }

  @Test
  void countsAsciiLettersOnly() {
    assertThat(Subjects.verdict("{'alluppercase':{}}", Subjects.answered("ALL OF IT 1 é"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'alluppercase':{}}", Subjects.answered("Not"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'alllowercase':{}}", Subjects.answered("all"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'allLowercase':{'not':true}}", Subjects.answered("all"))).isEqualTo("fail");
  }
}
