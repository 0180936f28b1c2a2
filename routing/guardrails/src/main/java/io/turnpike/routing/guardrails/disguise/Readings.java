package io.turnpike.routing.guardrails.disguise;

import java.util.ArrayList;
import java.util.List;

/**
 * What else a text may say: hidden characters shown, encodings and ciphers undone, two of them if
 * one is in the other. Each is one pass or a few over the text; at most {@link #MOST} readings come
 * back.
 */
public final class Readings {

  private static final int MOST = 8;

  private Readings() {}

  /**
   * @param text a window of a text, a few thousand characters
   * @param folded the same, folded
   */
  public static List<Reading> of(String text, ReadText folded) {
    List<Reading> found = new ArrayList<>();
    HiddenText.find(text, found);
    EncodedRuns.find(text, found);
    Escapes.find(text, found);
    CharacterCodes.find(text, found);
    Morse.find(text, found);
    twice(found);
    SpacedLetters.find(folded, found);
    Leetspeak.find(folded, found);
    Ciphers.find(folded, found);
    return found.size() <= MOST ? found : List.copyOf(found.subList(0, MOST));
  }

  /** What is still encoded when it was decoded once. */
  private static void twice(List<Reading> found) {
    for (Reading once : List.copyOf(found.subList(0, Math.min(MOST, found.size())))) {
      List<Reading> again = new ArrayList<>();
      EncodedRuns.find(once.text(), again);
      Ciphers.find(TextFolding.of(once.text()), again);
      again.forEach(
          inner -> found.addFirst(new Reading(inner.text(), once.start(), once.end(), once.how())));
    }
  }
}
