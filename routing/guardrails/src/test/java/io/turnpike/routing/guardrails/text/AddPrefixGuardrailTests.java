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

class AddPrefixGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new AddPrefixGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"prefix\":\"Be kind. \"}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"prefix\":\"a\",\"addToExisting\":false}", "/addToExisting",
            "{\"prefix\":\"a\",\"applyToRole\":\"tool\"}", "/applyToRole");
  }

  @Override
  protected List<String> texts() {
    return List.of("a");
  }

  @Test
  void standsInFrontOfTheRolesFirstWords() {
    String list = "[{'addPrefix':{'prefix':'Be kind. ','applyToRole':'system'}}]";
    Subject both = Subjects.of(
        Side.INPUT,
        Subjects.part(Role.USER, "/messages/0/content", "hi"),
        Subjects.part(Role.SYSTEM, "/messages/1/content", "Short."));

    assertThat(Subjects.examined(list, both).subject().parts().get(1).text()).isEqualTo("Be kind. Short.");
    assertThat(Subjects.examined(list, Subjects.asked("hi")).subject().parts().getFirst().text()).isEqualTo("Be kind. hi");
    assertThat(Subjects.verdict("{'addPrefix':{'prefix':'x','onlyIfEmpty':true}}", Subjects.asked("hi"))).isEqualTo("pass");
  }
}
