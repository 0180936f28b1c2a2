package io.turnpike.routing.guardrails.disguise;

import java.util.Arrays;

/** Words without blanks between them: {@code ignoreallprevious}. */
final class GluedWords {

  private static final int LONGEST_WORD = 14;

  /** What a letter costs that belongs to no word; a word costs one. */
  private static final int STRAY = 3;

  private final String text;
  private final int[] costs;

  /** Where the last word begins of what ends there. */
  private final int[] starts;

  private GluedWords(String text) {
    this.text = text;
    this.costs = new int[text.length() + 1];
    this.starts = new int[text.length() + 1];
    Arrays.fill(costs, Integer.MAX_VALUE);
    costs[0] = 0;
  }

  /** With blanks, so that as few letters as may be belong to no frequent word. */
  static String parted(String text) {
    GluedWords words = new GluedWords(text);
    for (int at = 0; at < text.length(); at++) {
      words.from(at);
    }
    return words.toText();
  }

  private void from(int at) {
    int hash = 0;
    for (int end = at + 1; end <= Math.min(text.length(), at + LONGEST_WORD); end++) {
      hash = hash * 31 + text.charAt(end - 1);
      boolean word = end - at > 1 && CommonWords.holds(hash);
      if (word || end == at + 1) {
        cheaper(at, end, word ? 1 : STRAY);
      }
    }
  }

  private void cheaper(int start, int end, int cost) {
    if (costs[start] + cost < costs[end]) {
      costs[end] = costs[start] + cost;
      starts[end] = start;
    }
  }

  /** Stray letters stay together. */
  private String toText() {
    StringBuilder out = new StringBuilder(text);
    for (int end = text.length(); end > 0; end = starts[end]) {
      int start = starts[end];
      boolean stray = end - start == 1 && start > 0 && start - starts[start] == 1;
      if (start > 0 && !stray) {
        out.insert(start, ' ');
      }
    }
    return out.toString();
  }
}
