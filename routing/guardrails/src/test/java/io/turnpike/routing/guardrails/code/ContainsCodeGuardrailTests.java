package io.turnpike.routing.guardrails.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainsCodeGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new ContainsCodeGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"format\":\"SQL\"}", "{\"format\":\"Python\",\"not\":true}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"format\":\"Klingon\"}", "/format");
  }

  @Override
  protected List<String> texts() {
    return List.of("a ```sql\nselect 1``` b ```py\nx``` ```", "x ``` y", "```python");
  }

  @Test
  void goesByTheFencesWord() {
    assertThat(Subjects.verdict("{'containsCode':{'format':'SQL'}}", Subjects.answered("```sql\nselect 1\n```"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'containsCode':{'format':'SQL'}}", Subjects.answered("```py\nx\n```"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'containsCode':{'format':'Python','not':true}}", Subjects.answered("```py\nx"))).isEqualTo("fail");
  }
}
