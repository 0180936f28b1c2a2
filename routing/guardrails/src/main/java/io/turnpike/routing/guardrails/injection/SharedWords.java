package io.turnpike.routing.guardrails.injection;

import java.util.HashSet;
import java.util.Set;

/** Longer words that two texts have in common, by their first letters. */
final class SharedWords {

  private static final int SHORTEST = 5;
  private static final int STEM = 6;
  private static final int MOST = 500;

  private SharedWords() {}

  static int count(String rules, String text, int from, int to) {
    Set<Integer> known = new HashSet<>();
    stems(rules, 0, rules.length(), known);
    Set<Integer> asked = new HashSet<>();
    stems(text, from, to, asked);
    asked.retainAll(known);
    return asked.size();
  }

  private static void stems(String text, int from, int to, Set<Integer> stems) {
    int hash = 0;
    int length = 0;
    for (int i = from; i <= to && stems.size() < MOST; i++) {
      if (i < to && Letters.is(text.charAt(i))) {
        hash = length < STEM ? hash * 31 + text.charAt(i) : hash;
        length++;
      } else {
        if (length >= SHORTEST) {
          stems.add(hash);
        }
        hash = 0;
        length = 0;
      }
    }
  }
}
