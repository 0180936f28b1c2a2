package io.turnpike.routing.guardrails.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegexMatchGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new RegexMatchGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"rule\":\"secret\"}", "{\"rule\":\"sk-[a-z]{3,}\",\"not\":true}", "{\"rule\":\"\\\\bcard\\\\b\",\"not\":true}", "{\"rule\":\"^ab|b\",\"not\":true}", "{\"rule\":\"aa\",\"not\":true}", "{\"rule\":\"a.c\",\"not\":true}", "{\"rule\":\"(?i)x[^ ]*y|[0-9]+\",\"not\":true}", "{\"rule\":\"end$\",\"not\":true}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"rule\":\"a(\"}", "/rule",
            "{\"rule\":\"(?=a)b\"}", "/rule",
            "{\"rule\":\"a\",\"nto\":1}", "/nto",
            "{\"rule\":\"a*\",\"not\":true}", "/rule",
            "{\"rule\":\"((a{100}){100}){100}\"}", "/rule",
            "{\"rule\":\"a\",\"not\":1}", "/not");
  }

  @Override
  protected List<String> texts() {
    return List.of("a sk-abc card aaaa abc", "xab cards b xyzy 12 34 the end", "sk-a sk-abcd- card,aXY abxXqYz", "aaaaa end endend");
  }

  @Test
  void whatMustMatchIsAskedOfTheLastWords() {
    assertThat(Subjects.verdict("{'regexMatch':{'rule':'^yes'}}", Subjects.asked("no", "yes please"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'regexMatch':{'rule':'^yes'}}", Subjects.asked("yes", "no"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'regexMatch':{'rule':'^yes'}}", Subjects.answered("yes", "no"))).isEqualTo("fail");
  }

  @Test
  void whatMustNotMatchIsLookedForEverywhere() {
    assertThat(Subjects.verdict("{'default.regexMatch':{'rule':'sk-[a-z]+','not':true}}", Subjects.asked("sk-abc", "fine"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'default.regexMatch':{'rule':'sk-[a-z]+','not':true}}", Subjects.asked("sk-", "fine"))).isEqualTo("pass");
  }

  @Test
  void noTextIsAnErrorAndNoPass() {
    assertThat(Subjects.verdict("{'regexMatch':{'rule':'a'}}", Subjects.asked(""))).isEqualTo("error");
    assertThat(Subjects.verdict("{'regexMatch':{'rule':'a'}}", Subjects.answered())).isEqualTo("error");
  }
}
