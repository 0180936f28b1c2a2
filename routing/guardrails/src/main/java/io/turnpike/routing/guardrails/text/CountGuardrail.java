package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.WholeCheck;
import java.util.Locale;

/**
 * {@code wordCount}, {@code sentenceCount}, {@code characterCount}: how long the text is, both ends
 * included.
 */
record CountGuardrail(String name, Unit unit, String word, int usual) implements Guardrail {

  static final CountGuardrail WORDS =
      new CountGuardrail("wordCount", Unit.WORDS, "Words", 99_999);
  static final CountGuardrail SENTENCES =
      new CountGuardrail("sentenceCount", Unit.SENTENCES, "Sentences", 99_999);
  static final CountGuardrail CHARACTERS =
      new CountGuardrail("characterCount", Unit.CHARACTERS, "Characters", 9_999_999);

  @Override
  public Check compile(Parameters parameters) {
    String least = spelt(parameters, "min");
    String most = spelt(parameters, "max");
    parameters.only("min" + word, "max" + word, "min", "max", "not");
    int from = parameters.whole(least, 0, 0, Integer.MAX_VALUE);
    int to = parameters.whole(most, usual, 0, Integer.MAX_VALUE);
    boolean not = parameters.truth("not", false);
    if (from > to) {
      parameters.mistake(least, "is more than \"" + most + "\", so that no text can pass.");
    }
    String wanted = from + " to " + to + " " + unit.name().toLowerCase(Locale.ROOT) + ".";
    return WholeCheck.of(
        text -> within(unit.in(text), from, to) != not,
        (not ? "The text has " : "The text does not have ") + wanted);
  }

  private static boolean within(int count, int from, int to) {
    return count >= from && count <= to;
  }

  private String spelt(Parameters parameters, String plain) {
    if (parameters.has(plain) && parameters.has(plain + word)) {
      parameters.mistake(plain, "says the same as \"" + plain + word + "\"; keep one.");
    }
    return parameters.has(plain) ? plain : plain + word;
  }
}
