package io.turnpike.routing.guardrails.disguise;

import java.util.List;

/** Letters moved along the alphabet, and texts or words written backwards. */
final class Ciphers {

  private static final int SHORTEST = 16;

  private Ciphers() {}

  static void find(ReadText folded, List<Reading> found) {
    String text = folded.text();
    if (text.length() < SHORTEST) {
      return;
    }
    int common = CommonWords.count(text);
    String backwards = new StringBuilder(text).reverse().toString();
    if (better(backwards, common)) {
      found.add(reading(backwards, folded, "reversed"));
    }
    int shift = shift(text, common);
    if (shift > 0) {
      found.add(reading(moved(text, shift), folded, "rot" + shift));
    }
  }

  private static Reading reading(String text, ReadText folded, String how) {
    return new Reading(text, folded.place(0), folded.place(folded.text().length()), how);
  }

  private static boolean better(String text, int common) {
    int count = CommonWords.count(text);
    return count >= 2 && 2 * count >= common;
  }

  /** Thirteen always; others where nothing in the text is a word. */
  private static int shift(String text, int common) {
    if (better(moved(text, 13), common)) {
      return 13;
    }
    int best = 0;
    int most = common > 0 ? Integer.MAX_VALUE : 1;
    for (int shift = 1; shift < 26 && common == 0; shift++) {
      int count = CommonWords.count(moved(text.substring(0, Math.min(200, text.length())), shift));
      if (count > most) {
        best = shift;
        most = count;
      }
    }
    return best;
  }

  private static String moved(String text, int shift) {
    char[] moved = text.toCharArray();
    for (int i = 0; i < moved.length; i++) {
      if (moved[i] >= 'a' && moved[i] <= 'z') {
        moved[i] = (char) ('a' + (moved[i] - 'a' + shift) % 26);
      }
    }
    return new String(moved);
  }
}
