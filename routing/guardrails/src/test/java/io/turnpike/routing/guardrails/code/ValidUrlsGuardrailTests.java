package io.turnpike.routing.guardrails.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidUrlsGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new ValidUrlsGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{}", "{\"not\":true}", "{\"onlyDNS\":true}", "{\"onlyDNS\":false}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{\"onlyDNS\":\"yes\"}", "/onlyDNS", "{\"allow\":[\"a/b\"]}", "/allow");
  }

  @Override
  protected List<String> texts() {
    return List.of("https://a.test/ and http://nothing", "www.a.test");
  }

  @Test
  void goesByForm() {
    assertThat(
            Subjects.verdict(
                "{'validUrls':{}}", Subjects.answered("https://a.test and http://10.0.0.1:8080/x")))
        .isEqualTo("pass");
    assertThat(Subjects.verdict("{'validUrls':{}}", Subjects.answered("https://a..b")))
        .isEqualTo("fail");
    assertThat(Subjects.verdict("{'validUrls':{}}", Subjects.answered("none"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'validUrls':{'not':true}}", Subjects.answered("https://a.test")))
        .isEqualTo("fail");
  }
}
