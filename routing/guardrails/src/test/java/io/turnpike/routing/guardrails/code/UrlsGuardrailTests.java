package io.turnpike.routing.guardrails.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UrlsGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new UrlsGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{}", "{\"allow\":[\"example.com\"]}", "{\"deny\":[\"evil.test\"]}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{\"allow\":[\"https://x\"]}", "/allow",
            "{\"deny\":[]}", "/deny");
  }

  @Override
  protected List<String> texts() {
    return List.of("see https://example.com/a?b=c. or www.evil.test, http://u@a.evil.test:80/ end", "https://", "xwww.a.b www.a.b");
  }

  @Test
  void hostsAndAllBelowThem() {
    assertThat(Subjects.verdict("{'urls':{}}", Subjects.answered("see http://a.test"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'urls':{'allow':['example.com']}}", Subjects.answered("https://docs.Example.com/x"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'urls':{'allow':['example.com']}}", Subjects.answered("https://example.com@evil.test/"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'urls':{'allow':['example.com']}}", Subjects.answered("https://notexample.com"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'urls':{'deny':['evil.test']}}", Subjects.asked("www.evil.test", "x"))).isEqualTo("fail");
  }
}
