package io.turnpike.infra.refusal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what a misspelt word was meant to be. */
public final class Nearest {

  private Nearest() {}

  /** {@code Did you mean "x"?} with a leading space, or nothing when no word is near. */
  public static String hint(String word, Collection<String> known) {
    return of(word, known).map(nearest -> " Did you mean \"" + nearest + "\"?").orElse("");
  }

  public static Optional<String> of(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> near(word, candidate))
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  private static boolean near(String word, String candidate) {
    int allowed = (candidate.length() + 2) / 3;
    return Math.abs(word.length() - candidate.length()) <= allowed
        && distance(word, candidate) <= allowed;
  }

  /** Levenshtein's, case ignored. Only called for words of like length, so never large. */
  private static int distance(String first, String second) {
    int[] row = new int[second.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= first.length(); i++) {
      next(row, Character.toLowerCase(first.charAt(i - 1)), second, i);
    }
    return row[second.length()];
  }

  private static void next(int[] row, char letter, String second, int i) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j < row.length; j++) {
      int swapped = diagonal + (letter == Character.toLowerCase(second.charAt(j - 1)) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(swapped, 1 + Math.min(row[j], row[j - 1]));
    }
  }
}
