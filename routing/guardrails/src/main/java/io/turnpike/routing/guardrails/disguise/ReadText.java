package io.turnpike.routing.guardrails.disguise;

import java.util.Arrays;

/**
 * A text in lower case, without accents, look-alikes and invisible characters.
 *
 * @param text what is left
 * @param places for every char of {@code text} the offset it comes from, and one more for the end
 * @param invisible how many invisible characters were left out that no script needs
 * @param lookalikes how many words mixed letters of several scripts
 */
public record ReadText(String text, int[] places, int invisible, int lookalikes) {

  /** A part of it by itself. */
  public ReadText part(int start, int end) {
    return new ReadText(
        text.substring(start, end), Arrays.copyOfRange(places, start, end + 1), 0, 0);
  }

  /** Offset in the original text of a char of this one. */
  public int place(int at) {
    return places[at];
  }
}
