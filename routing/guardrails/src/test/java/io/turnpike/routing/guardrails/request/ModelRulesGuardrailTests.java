package io.turnpike.routing.guardrails.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelRulesGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new ModelRulesGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"rules\":{\"defaults\":[\"m\"],\"metadata\":{\"team\":{\"a\":[\"n\"]}}}}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"rules\":{}}", "/rules",
            "{\"rules\":{\"default\":[\"m\"]}}", "/rules/default",
            "{\"rules\":{\"metadata\":{\"a\":1}}}", "/rules/metadata/a");
  }

  @Override
  protected List<String> texts() {
    return List.of("a");
  }

  @Test
  void goesByMetadata() {
    assertThat(Subjects.verdict("{'modelRules':{'rules':{'defaults':['m'],'metadata':{'team':{'a':['n']}}}}}", Subjects.request("chat/completions", "m", Map.of(), "{}"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'modelRules':{'rules':{'defaults':['m'],'metadata':{'team':{'a':['n']}}}}}", Subjects.request("chat/completions", "m", Map.of("team", "a"), "{}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'modelRules':{'rules':{'defaults':['m'],'metadata':{'team':{'a':['n']}}}}}", Subjects.request("chat/completions", "n", Map.of("team", "a"), "{}"))).isEqualTo("pass");
  }
}
