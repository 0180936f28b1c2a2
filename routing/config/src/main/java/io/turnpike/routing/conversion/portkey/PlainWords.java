package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Source;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Keys that are taken word for word, or not at all. */
final class PlainWords {

  static final String SAME = "Means the same here.";

  private static final Map<String, String> INSTEAD =
      Map.of(
          "cache", "Left out: answers are not cached by configs yet.",
          "prompt_id", "Left out: saved prompts have no counterpart; send the messages.",
          "strict_open_ai_compliance",
              "Left out: answers always keep to the dialect that the client speaks.");

  private PlainWords() {}

  static void carry(Source field, String word, ObjectNode target) {
    String refusal = Grammar.refusal(word, field.json());
    if (refusal == null) {
      target.set(word, field.json());
      field.carried(SAME);
    } else {
      field.lost(INSTEAD.getOrDefault(word, leftOut(word, refusal)));
    }
  }

  static String leftOut(String word, String refusal) {
    boolean guards = word.contains("guardrail") || word.contains("hooks") || word.contains("muta");
    return guards
        ? "Left out: guardrails are not part of configs yet. Requests pass unchecked until they"
            + " are."
        : Grammar.leftOut(refusal);
  }
}
