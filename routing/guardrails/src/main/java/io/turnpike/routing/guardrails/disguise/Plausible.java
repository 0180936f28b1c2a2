package io.turnpike.routing.guardrails.disguise;

/** Whether decoded bytes are writing. */
final class Plausible {

  private static final double MOSTLY = 0.7;

  private Plausible() {}

  /** Letters and spaces for the most part, and nothing that bytes by chance would hold. */
  static boolean text(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0xFFFD || c < 0x20 && c != '\n' && c != '\t' && c != '\r') {
        return false;
      }
      letters += Character.isLetter(c) || c == ' ' ? 1 : 0;
    }
    return letters >= MOSTLY * text.length() && letters >= 4;
  }
}
