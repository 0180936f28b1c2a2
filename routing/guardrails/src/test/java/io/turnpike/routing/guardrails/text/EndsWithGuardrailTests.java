package io.turnpike.routing.guardrails.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndsWithGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new EndsWithGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"suffix\":\".\"}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"suffix\":\"\"}", "/suffix");
  }

  @Override
  protected List<String> texts() {
    return List.of("a.");
  }

  @Test
  void aFullStopMayFollow() {
    assertThat(Subjects.verdict("{'endsWith':{'suffix':'thanks'}}", Subjects.answered("many thanks."))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'endsWith':{'suffix':'thanks'}}", Subjects.answered("thanks!"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'endsWith':{'suffix':'thanks','not':true}}", Subjects.answered("thanks"))).isEqualTo("fail");
  }
}
