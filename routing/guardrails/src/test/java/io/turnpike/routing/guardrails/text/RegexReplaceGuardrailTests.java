package io.turnpike.routing.guardrails.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegexReplaceGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new RegexReplaceGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"rule\":\"[0-9]{3}\"}", "{\"rule\":\"/card/i\",\"redactText\":\"X\"}", "{\"rule\":\"a+\",\"failOnDetection\":true}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"rule\":\"a\",\"redactText\":\"$1\"}", "/redactText",
            "{\"rule\":\"[a\"}", "/rule",
            "{\"rule\":\"a?\"}", "/rule",
            "{\"rule\":\"a\",\"failOnDetection\":\"x\"}", "/failOnDetection");
  }

  @Override
  protected List<String> texts() {
    return List.of("a 123 card CARD 4567 aaaa 1", "Card 1234567 aa a");
  }

  @Test
  void replacesAndPasses() {
    var examined = Subjects.examined("[{'regexReplace':{'rule':'/card/i','redactText':'X'},'deny':true}]", Subjects.asked("my CARD"));

    assertThat(examined.subject().parts().getFirst().text()).isEqualTo("my X");
    assertThat(examined.denial()).isNull();
  }

  @Test
  void deniesWhenToldTwice() {
    assertThat(Subjects.examined("[{'regexReplace':{'rule':'card','failOnDetection':true},'deny':true}]", Subjects.asked("my card")).denial()).isNotNull();
  }
}
