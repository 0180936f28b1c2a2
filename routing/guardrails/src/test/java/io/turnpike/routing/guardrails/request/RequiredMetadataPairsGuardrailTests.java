package io.turnpike.routing.guardrails.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredMetadataPairsGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new RequiredMetadataPairsGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"metadataPairs\":{\"a\":\"b\"}}", "{\"metadataPairs\":{\"a\":[\"b\",\"c\"]},\"matchType\":\"containsAll\"}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"metadataPairs\":{\"a\":\"(\"},\"matchType\":\"regex\"}", "/metadataPairs/a",
            "{\"metadataPairs\":{\"a\":{}}}", "/metadataPairs/a");
  }

  @Override
  protected List<String> texts() {
    return List.of("a");
  }

  @Test
  void comparesAsTold() {
    assertThat(Subjects.verdict("{'requiredMetadataKeyValuePairs':{'metadataPairs':{'a':['x','xyz']}}}", Subjects.request("chat/completions", "m", Map.of("a", "xyz"), "{}"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'requiredMetadataKeyValuePairs':{'metadataPairs':{'a':'y'}}}", Subjects.request("chat/completions", "m", Map.of("a", "xyz"), "{}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'requiredMetadataKeyValuePairs':{'metadataPairs':{'a':'y'},'matchType':'contains'}}", Subjects.request("chat/completions", "m", Map.of("a", "xyz"), "{}"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'requiredMetadataKeyValuePairs':{'metadataPairs':{'a':'^x.z$'},'matchType':'regex'}}", Subjects.request("chat/completions", "m", Map.of("a", "xyz"), "{}"))).isEqualTo("pass");
  }
}
