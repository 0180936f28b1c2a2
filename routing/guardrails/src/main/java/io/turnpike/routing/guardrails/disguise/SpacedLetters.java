package io.turnpike.routing.guardrails.disguise;

import java.util.List;

/** Words spelled letter by letter: {@code i g n o r e}, {@code i.g.n.o.r.e}. */
final class SpacedLetters {

  private static final int FEWEST = 8;

  private final String text;
  private final StringBuilder joined = new StringBuilder();
  private int letters;

  private SpacedLetters(String text) {
    this.text = text;
  }

  static void find(ReadText folded, List<Reading> found) {
    String text = folded.text();
    for (int at = 0; at < text.length(); at++) {
      if (alone(text, at)) {
        SpacedLetters run = new SpacedLetters(text);
        int end = run.read(at);
        if (run.letters >= FEWEST) {
          String joined = run.joined.toString();
          found.add(new Reading(joined, folded.place(at), folded.place(end), "spaced_letters"));
        }
        at = end;
      }
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
    }
    return next - at > 6 ? text.length() : next;
  }
}
