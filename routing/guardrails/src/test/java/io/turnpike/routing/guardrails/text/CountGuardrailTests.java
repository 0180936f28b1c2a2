package io.turnpike.routing.guardrails.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guard.TextPart.Role;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return CountGuardrail.WORDS;
  }

  @Override
  protected List<String> right() {
    return List.of("{\"minWords\":1,\"maxWords\":3}", "{\"max\":5}", "{\"min\":2,\"not\":true}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{\"min\":3,\"max\":2}", "/min",
            "{\"maxWords\":\"x\"}", "/maxWords",
            "{\"min\":1,\"minWords\":1}", "/min",
            "{\"maxCharacters\":1}", "/maxCharacters");
  }

  @Override
  protected List<String> texts() {
    return List.of("a b c d");
  }

  @Test
  void countsWordsSentencesAndCharacters() {
    assertThat(Subjects.verdict("{'wordCount':{'minWords':2,'maxWords':3}}", Subjects.asked("one  two\nthree"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'wordCount':{'maxWords':2}}", Subjects.asked("one two three"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'sentenceCount':{'minSentences':2,'maxSentences':2}}", Subjects.answered("One. Two?! "))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'sentenceCount':{'maxSentences':1}}", Subjects.answered("One is. Two?! "))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'characterCount':{'maxCharacters':3}}", Subjects.answered("four"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'characterCount':{'maxCharacters':3,'not':true}}", Subjects.answered("four"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'characterCount':{}}", Subjects.answered(""))).isEqualTo("error");
  }

  @Test
  void anAnswerThatOnlyCallsToolsIsNoneYet() {
    Subject calls = Subjects.of(Side.OUTPUT, Subjects.part(Role.TOOL_CALL, "/choices/0/message/tool_calls/0", "{}"));

    assertThat(Subjects.verdict("{'wordCount':{'min':1}}", calls)).isEqualTo("pass");
  }

  @Test
  void theWordsOfOneMessageCountTogether() {
    Subject parts = Subjects.of(
        Side.INPUT,
        Subjects.part(Role.USER, "/messages/0/content", "one two three"),
        Subjects.part(Role.USER, "/messages/1/content/0/text", "one"),
        Subjects.part(Role.USER, "/messages/1/content/1/text", "two"));

    assertThat(Subjects.verdict("{'wordCount':{'min':2,'max':2}}", parts)).isEqualTo("pass");
  }
}
