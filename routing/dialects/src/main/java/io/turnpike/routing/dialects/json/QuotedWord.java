package io.turnpike.routing.dialects.json;

/**
 * Looks for a string in JSON without parsing it. A word inside a text is written with escaped
 * quotes, so what is found is a string of its own.
 */
public final class QuotedWord {

  private QuotedWord() {}

  /**
   * @param word with its quotes
   */
  public static boolean isIn(byte[] bytes, int start, int end, byte[] word) {
    int last = end - word.length;
    for (int at = start; at <= last; at++) {
      if (bytes[at] == '"' && bytes[at + 1] == word[1] && matches(bytes, at, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] bytes, int at, byte[] word) {
    for (int i = 2; i < word.length; i++) {
      if (bytes[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
