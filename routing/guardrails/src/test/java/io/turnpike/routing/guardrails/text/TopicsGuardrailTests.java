package io.turnpike.routing.guardrails.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new TopicsGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"deny\":[\"politics\"]}", "{\"families\":{\"rivals\":[\"acme\",\"acme corp\"]}}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"deny\":[\"weather\"]}", "/deny",
            "{\"families\":{\"x\":[]}}", "/families/x");
  }

  @Override
  protected List<String> texts() {
    return List.of("vote for the election at ACME Corp", "acme corporation, acme corp");
  }

  @Test
  void findsFamiliesOfWords() {
    assertThat(Subjects.verdict("{'topics':{'deny':['politics']}}", Subjects.asked("Who wins the election?"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'topics':{'deny':['politics']}}", Subjects.asked("What is for lunch?"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'topics':{'families':{'rivals':['acme']}}}", Subjects.asked("Is ACME cheaper?"))).isEqualTo("fail");
  }
}
