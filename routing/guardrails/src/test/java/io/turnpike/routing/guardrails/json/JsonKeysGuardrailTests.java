package io.turnpike.routing.guardrails.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonKeysGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new JsonKeysGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"keys\":[\"a\"]}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"keys\":[\"a\"],\"operator\":\"x\"}", "/operator");
  }

  @Override
  protected List<String> texts() {
    return List.of("{}");
  }

  @Test
  void keysAtTheTop() {
    assertThat(Subjects.verdict("{'jsonKeys':{'keys':['a','b'],'operator':'all'}}", Subjects.answered("{\"a\":{\"c\":1},\"b\":2}"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'jsonKeys':{'keys':['c']}}", Subjects.answered("{\"a\":{\"c\":1}}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'jsonKeys':{'keys':['c'],'operator':'none'}}", Subjects.answered("ok {\"a\":[1]} and {\"c\":1}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'jsonKeys':{'keys':['c'],'operator':'none'}}", Subjects.answered("no"))).isEqualTo("fail");
  }
}
