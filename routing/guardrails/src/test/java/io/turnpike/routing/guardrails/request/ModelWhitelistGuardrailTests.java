package io.turnpike.routing.guardrails.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelWhitelistGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new ModelWhitelistGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"models\":[\"m\"]}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"models\":[]}", "/models");
  }

  @Override
  protected List<String> texts() {
    return List.of("a");
  }

  @Test
  void justAsWritten() {
    assertThat(Subjects.verdict("{'modelwhitelist':{'models':['m']}}", Subjects.request("chat/completions", "m", Map.of(), "{}"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'modelWhitelist':{'models':['m']}}", Subjects.request("chat/completions", "n", Map.of(), "{}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'modelWhitelist':{'models':['m'],'not':true}}", Subjects.request("chat/completions", "m", Map.of(), "{}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'modelWhitelist':{'models':['m']}}", Subjects.request("chat/completions", "", Map.of(), "{}"))).isEqualTo("error");
  }
}
