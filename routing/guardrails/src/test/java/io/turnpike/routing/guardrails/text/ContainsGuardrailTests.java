package io.turnpike.routing.guardrails.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainsGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new ContainsGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"words\":[\"a b\",\"bc\"],\"operator\":\"none\"}", "{\"words\":[\"x\"]}", "{\"words\":[\"x\"],\"operator\":\"all\"}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"words\":[]}", "/words",
            "{\"words\":[\"a\"],\"operator\":\"some\"}", "/operator",
            "{\"words\":[1]}", "/words/0");
  }

  @Override
  protected List<String> texts() {
    return List.of("a bc a bcbc", "xa b", "aa bcc");
  }

  @Test
  void anyAllOrNone() {
    assertThat(Subjects.verdict("{'contains':{'words':['a','b']}}", Subjects.answered("b"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'contains':{'words':['a','b'],'operator':'all'}}", Subjects.answered("b"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'contains':{'words':['a','b'],'operator':'none'}}", Subjects.answered("c B"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'contains':{'words':['a','b'],'operator':'none'}}", Subjects.asked("b", "c"))).isEqualTo("fail");
  }
}
