package io.turnpike.routing.guardrails.disguise;

import java.util.List;

/**
 * Words spelled letter by letter: {@code i g n o r e}, {@code i.g.n.o.r.e}, {@code i-g-n-o-r-e}. A
 * text of such words is read by itself; single ones are read within their text.
 */
final class SpacedLetters {

  private static final int FEWEST = 8;

  /** Of one word among others. */
  private static final int FEWEST_OF_A_WORD = 4;

  private final String text;
  private final StringBuilder joined = new StringBuilder();
  private int letters;
  private boolean parted;

  private SpacedLetters(String text) {
    this.text = text;
  }

  static void find(ReadText folded, List<Reading> found) {
    String text = folded.text();
    StringBuilder whole = new StringBuilder();
    int copied = 0;
    for (int at = 0; at < text.length(); at++) {
      if (alone(text, at)) {
        SpacedLetters run = new SpacedLetters(text);
        int end = run.read(at);
        String words = run.letters >= FEWEST_OF_A_WORD ? run.words() : "";
        if (run.letters >= FEWEST) {
          found.add(new Reading(words, folded.place(at), folded.place(end), "spaced_letters"));
        }
        if (run.letters >= FEWEST_OF_A_WORD) {
          whole.append(text, copied, at).append(words);
          copied = end;
        }
        at = end;
      }
    }
    if (copied > 0 && hasWords(text)) {
      among(folded, whole.append(text, copied, text.length()).toString(), found);
    }
  }

  private static boolean hasWords(String text) {
    for (int at = 1; at < text.length(); at++) {
      if (Character.isLetter(text.charAt(at)) && Character.isLetter(text.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  /** Where words of use come out of it that were not there before. */
  private static void among(ReadText folded, String whole, List<Reading> found) {
    String text = folded.text();
    if (CommonWords.count(whole) > CommonWords.count(text)) {
      found.add(new Reading(whole, folded.place(0), folded.place(text.length()), "spelled_words"));
    }
  }

  private static boolean alone(String text, int at) {
    return Character.isLetterOrDigit(text.charAt(at))
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
        && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
  }

  /** Joins letters that have the same single character between them; returns where they end. */
  private int read(int at) {
    int end = at;
    char between = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    while (at < text.length() && alone(text, at)) {
      joined.append(text.charAt(at));
      letters += Character.isLetter(text.charAt(at)) ? 1 : 0;
      end = at + 1;
      at = gap(end, between);
    }
    return end;
  }

  /** Wider gaps part words. */
  private int gap(int at, char between) {
    int next = at;
    while (next < text.length() && !Character.isLetterOrDigit(text.charAt(next))) {
      next++;
    }
    if (next - at != 1 || text.charAt(at) != between) {
      joined.append(text, at, next);
      parted = parted || next < text.length() && alone(text, next);
    }
    return next - at > 6 ? text.length() : next;
  }

  /** What was joined; where no gap was wider than others, its words are looked for. */
  private String words() {
    return parted ? joined.toString() : GluedWords.parted(joined.toString());
  }
}
