package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Guardrail;
import java.util.List;

/** All of this room. */
public final class TextGuardrails {

  private TextGuardrails() {}

  public static List<Guardrail> all() {
    return List.of(
        new RegexMatchGuardrail(),
        new RegexReplaceGuardrail(),
        new ContainsGuardrail(),
        new WordsGuardrail(),
        new TopicsGuardrail(),
        new LengthGuardrail(),
        CountGuardrail.WORDS,
        CountGuardrail.SENTENCES,
        CountGuardrail.CHARACTERS,
        CaseGuardrail.UPPER,
        CaseGuardrail.LOWER,
        new EndsWithGuardrail(),
        new NotNullGuardrail(),
        new AddPrefixGuardrail());
  }
}
