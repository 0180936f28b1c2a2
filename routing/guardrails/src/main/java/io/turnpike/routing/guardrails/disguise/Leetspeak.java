package io.turnpike.routing.guardrails.disguise;

import java.util.List;

/** Digits and signs in the place of letters: {@code 1gn0r3}. */
final class Leetspeak {

  private static final String SIGNS = "0134578@$!|+";
  private static final String LETTERS = "oieastbasilt";

  private Leetspeak() {}

  static void find(ReadText folded, List<Reading> found) {
    String text = folded.text();
    char[] plain = text.toCharArray();
    int changed = 0;
    for (int i = 0; i < plain.length; i++) {
      int sign = plain[i] < 'a' ? SIGNS.indexOf(plain[i]) : -1;
      if (sign >= 0 && (letter(text, i - 1) || letter(text, i + 1))) {
        plain[i] = LETTERS.charAt(sign);
        changed++;
      }
    }
    if (changed < 3) {
      return;
    }
    String shown = new String(plain);
    if (CommonWords.count(shown) > CommonWords.count(text) + 1) {
      found.add(new Reading(shown, folded.place(0), folded.place(text.length()), "leetspeak"));
    }
  }

  /** Of a word, or a sign that may be one itself. */
  private static boolean letter(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return c >= 'a' && c <= 'z' || c < 'a' && SIGNS.indexOf(c) >= 0;
  }
}
