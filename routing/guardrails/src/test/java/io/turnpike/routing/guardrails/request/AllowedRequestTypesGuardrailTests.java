package io.turnpike.routing.guardrails.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllowedRequestTypesGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new AllowedRequestTypesGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"allowedTypes\":[\"chatComplete\"]}", "{\"blockedTypes\":[\"images/generations\"]}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"allowedTypes\":[\"Chat Complete\"]}", "/allowedTypes");
  }

  @Override
  protected List<String> texts() {
    return List.of("a");
  }

  @Test
  void byPortkeysWordsOrPaths() {
    assertThat(Subjects.verdict("{'allowedRequestTypes':{'allowedTypes':['chatComplete']}}", Subjects.request("chat/completions", "m", Map.of(), "{}"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'allowedRequestTypes':{'allowedTypes':['embed']}}", Subjects.request("chat/completions", "m", Map.of(), "{}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'allowedRequestTypes':{'blockedTypes':['chat/completions']}}", Subjects.request("chat/completions", "m", Map.of(), "{}"))).isEqualTo("fail");
  }
}
