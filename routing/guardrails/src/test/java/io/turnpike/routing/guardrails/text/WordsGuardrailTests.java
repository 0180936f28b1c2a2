package io.turnpike.routing.guardrails.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new WordsGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"deny\":[\"secret\",\"top secret\",\"c++\"]}", "{\"deny\":[\"秘密\"]}", "{\"allow\":[\"refund\"]}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"deny\":[\"a\"],\"allow\":[\"b\"]}", "",
            "{\"deny\":[\" \"]}", "/deny/0",
            "{\"deny\":\"a\"}", "/deny");
  }

  @Override
  protected List<String> texts() {
    return List.of("Top SECRET secrets c++ secretc+++", "これは秘密です secret", "a top secret, top  secret");
  }

  @Test
  void wholeWordsInAnyCase() {
    assertThat(Subjects.verdict("{'words':{'deny':['cat']}}", Subjects.asked("a Cat.", "fine"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'words':{'deny':['cat']}}", Subjects.asked("concatenate cats"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'words':{'allow':['refund']}}", Subjects.asked("a REFUND?"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'words':{'allow':['refund']}}", Subjects.asked("refunds?"))).isEqualTo("fail");
  }
}
