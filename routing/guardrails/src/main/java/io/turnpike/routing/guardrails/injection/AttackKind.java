package io.turnpike.routing.guardrails.injection;

import java.util.Locale;

/** What speaks most for an attack. */
enum AttackKind {
  INSTRUCTION_OVERRIDE,
  PROMPT_LEAK,
  JAILBREAK,
  EXFILTRATION,
  EMBEDDED_INSTRUCTION,
  FORGED_TURN,
  ENCODED,
  INVISIBLE_TEXT;

  private static final AttackKind[] BY_CONCEPT = byConcept();

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AttackKind of(int feature) {
    int c = Concepts.MOST;
    if (Telltale.is(feature)) {
      return Telltale.of(feature).kind();
    }
    if (feature < Layout.SINGLES) {
      return ofShape(feature);
    }
    if (feature < Layout.PAIRS) {
      return BY_CONCEPT[(feature - Layout.SINGLES) % c];
    }
    if (feature < Layout.GUARDED) {
      int pair = feature - Layout.PAIRS;
      boolean document = pair / (c * c) == Layout.DOCUMENT;
      return document ? EMBEDDED_INSTRUCTION : BY_CONCEPT[pair / c % c];
    }
    return feature < Layout.MEANINGS ? EXFILTRATION : INSTRUCTION_OVERRIDE;
  }

  private static AttackKind ofShape(int shape) {
    return switch (shape < Shape.values().length ? Shape.values()[shape] : Shape.ANY) {
      case CHAT_TOKENS, FORGED_TURN, RULE_LINES -> FORGED_TURN;
      case INVISIBLE, MANY_INVISIBLE -> INVISIBLE_TEXT;
      case LOOKALIKES -> ENCODED;
      case IMAGE_LINK, PLACEHOLDER, ADDRESS -> EXFILTRATION;
      case TOOL_TAG, QUESTION_IN_DOCUMENT, DOCUMENT -> EMBEDDED_INSTRUCTION;
      default -> INSTRUCTION_OVERRIDE;
    };
  }

  private static AttackKind[] byConcept() {
    AttackKind[] kinds = new AttackKind[Concepts.MOST];
    java.util.Arrays.fill(kinds, INSTRUCTION_OVERRIDE);
    put(kinds, PROMPT_LEAK, "prompt", "reveal", "verbatim", "hidden");
    put(kinds, JAILBREAK, "persona", "unlimited", "refusal", "authority");
    put(kinds, EXFILTRATION, "send", "link", "secret", "context", "person");
    put(kinds, EMBEDDED_INSTRUCTION, "model", "only", "response");
    put(kinds, ENCODED, "encode");
    return kinds;
  }

  private static void put(AttackKind[] kinds, AttackKind kind, String... concepts) {
    for (String each : concepts) {
      kinds[Concepts.ALL.named(each)] = kind;
    }
  }
}
