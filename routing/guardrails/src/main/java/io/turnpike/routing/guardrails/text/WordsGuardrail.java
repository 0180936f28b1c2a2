package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.WholeCheck;
import io.turnpike.routing.guardrails.text.Needles.Needle;
import java.util.List;

/**
 * {@code words}: whole words or phrases, whatever their case. None of {@code deny} may be anywhere;
 * at least one of {@code allow} must be in the text.
 */
final class WordsGuardrail implements Guardrail {

  @Override
  public String name() {
    return "words";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("deny", "allow");
    boolean denies = parameters.has("deny");
    if (denies == parameters.has("allow")) {
      parameters.mistake(
          "needs \"deny\" or \"allow\", a list of words, and not both; write two checks.");
    }
    Needles needles = needles(parameters.texts(denies ? "deny" : "allow", ContainsGuardrail.MOST));
    return denies
        ? needles
        : WholeCheck.of(text -> isIn(text, needles), "None of the allowed words is there.");
  }

  private static Needles needles(List<String> words) {
    return new Needles(
        words.stream().map(it -> new Needle(it.strip(), "word")).toList(), true);
  }

  private static boolean isIn(String text, Needles needles) {
    boolean[] found = {false};
    needles.find(text, _ -> found[0] = true);
    return found[0];
  }
}
