package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.WholeCheck;
import io.turnpike.routing.guardrails.text.Needles.Needle;
import java.util.List;

/** {@code contains}: any, all or none of some texts, just as they are written. */
final class ContainsGuardrail implements Guardrail {

  static final int MOST = 1_000;

  @Override
  public String name() {
    return "contains";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("words", "operator");
    if (!parameters.has("words")) {
      parameters.mistake("needs \"words\", a list of texts.");
    }
    List<String> words = parameters.texts("words", MOST);
    return switch (parameters.word("operator", "any", "all", "none")) {
      case "none" -> new Needles(words.stream().map(it -> new Needle(it, "word")).toList(), false);
      case "all" ->
          WholeCheck.of(
              text -> words.stream().allMatch(text::contains), "Not all of the words are there.");
      default ->
          WholeCheck.of(
              text -> words.stream().anyMatch(text::contains), "None of the words is there.");
    };
  }
}
