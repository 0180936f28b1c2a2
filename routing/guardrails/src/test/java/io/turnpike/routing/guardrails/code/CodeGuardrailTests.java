package io.turnpike.routing.guardrails.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new CodeGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{}", "{\"languages\":[\"go\"]}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{\"languages\":[\"x\"]}", "/languages");
  }

  @Override
  protected List<String> texts() {
    return List.of("a ```go\nx``` b ``` c", "````");
  }

  @Test
  void findsBlocks() {
    assertThat(Subjects.verdict("{'code':{}}", Subjects.answered("use ```x```"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'code':{'languages':['go']}}", Subjects.answered("use ```x```"))).isEqualTo("pass");
    assertThat(Subjects.examined("[{'code':{},'action':'redact'}]", Subjects.answered("use ```x``` now")).subject().parts().getFirst().text()).isEqualTo("use [CODE] now");
  }
}
