package io.turnpike.routing.guardrails.disguise;

import java.util.List;

/**
 * Letters in Morse code: {@code .. --. -. --- .-. .}, with a stroke or more blanks after a word.
 */
final class Morse {

  private static final int FEWEST = 8;

  /** A dot leads to twice its place, a dash to one more. */
  private static final String TREE = "??etianmsurwdkgohvf?l?pjbxcyzq??";

  private final String text;
  private final StringBuilder shown = new StringBuilder();
  private int letters;

  private Morse(String text) {
    this.text = text;
  }

  static void find(String text, List<Reading> found) {
    int at = text.indexOf(".-");
    while (at >= 0) {
      Morse run = new Morse(text);
      int start = run.start(at);
      int end = run.read(start);
      String shown = run.shown.toString();
      if (run.letters >= FEWEST && CommonWords.count(shown) > 0) {
        found.add(new Reading(shown, start, end, "morse"));
      }
      at = text.indexOf(".-", Math.max(end, at + 2));
    }
  }

  private int start(int at) {
    int start = at;
    while (start > 0 && inRun(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private int read(int start) {
    int at = start;
    int blanks = 0;
    while (at < text.length() && inRun(text.charAt(at))) {
      if (isSign(text.charAt(at))) {
        shown.append(blanks > 1 && !shown.isEmpty() ? " " : "");
        blanks = 0;
        at = letter(at);
      } else {
        blanks += text.charAt(at++) == ' ' ? 1 : 2;
      }
    }
    return at;
  }

  /** Where the next begins. */
  private int letter(int at) {
    int place = 1;
    while (at < text.length() && isSign(text.charAt(at)) && place < TREE.length() / 2) {
      place = 2 * place + (text.charAt(at++) == '-' ? 1 : 0);
    }
    letters += TREE.charAt(place) == '?' ? 0 : 1;
    shown.append(TREE.charAt(place));
    return at;
  }

  private static boolean isSign(char c) {
    return c == '.' || c == '-';
  }

  private static boolean inRun(char c) {
    return isSign(c) || c == ' ' || c == '/' || c == '|' || c == '\n';
  }
}
