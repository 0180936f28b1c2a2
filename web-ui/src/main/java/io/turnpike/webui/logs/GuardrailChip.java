package io.turnpike.webui.logs;

import io.turnpike.billing.GuardrailAction;
import io.turnpike.billing.ListedNotes.Guardrails;
import org.jspecify.annotations.Nullable;

/**
 * What followed from what guardrails found, in a word.
 *
 * @param tone of its colour; the word says the same
 * @param title in a sentence
 */
record GuardrailChip(String word, String tone, String title) {

  static @Nullable GuardrailChip of(@Nullable Guardrails guardrails) {
    return guardrails == null
        ? null
        : new GuardrailChip(
            counted(guardrails), tone(guardrails.strictest()), title(guardrails.notes()));
  }

  static String word(GuardrailAction action) {
    return switch (action) {
      case OBSERVED -> "observed";
      case FLAG -> "flagged";
      case REDACT -> "redacted";
      case DENY -> "denied";
    };
  }

  private static String counted(Guardrails guardrails) {
    String word = word(guardrails.strictest());
    return guardrails.notes() == 1 ? word : word + " +" + (guardrails.notes() - 1);
  }

  private static String tone(GuardrailAction action) {
    return switch (action) {
      case OBSERVED -> "";
      case FLAG, REDACT -> "warning";
      case DENY -> "danger";
    };
  }

  private static String title(int notes) {
    return notes == 1
        ? "A guardrail had something to say"
        : notes + " guardrails had something to say; this is the strictest";
  }
}
