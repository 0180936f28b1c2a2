package io.turnpike.routing.guardrails.injection;

/** Words, and words with the next, as hashes. Digits are all alike. */
final class WordGrams {

  /** The words of a sentence inside a document weigh otherwise than those of a text. */
  static final int WHOLE = 7;

  static final int SEGMENT = 11;

  private WordGrams() {}

  static void read(String text, int from, int to, int seed, Features features) {
    int before = 0;
    int beforeStart = from;
    for (int at = from; at < to; ) {
      int end = at;
      int hash = seed;
      while (end < to && Letters.is(text.charAt(end)) && (end == at || !split(text, end))) {
        char c = text.charAt(end++);
        hash = hash * 31 + (c >= '0' && c <= '9' ? '0' : c);
      }
      if (end > at) {
        features.add(Layout.gram(hash), at, end);
        if (before != 0) {
          features.add(Layout.gram(before * 0x01000193 ^ hash), beforeStart, end);
        }
        before = hash;
        beforeStart = at;
      } else if (Letters.endsSentence(text.charAt(at))) {
        before = 0;
      }
      at = Math.max(end, at + 1);
    }
  }

  private static boolean split(String text, int at) {
    return Letters.unspaced(text.charAt(at)) || Letters.unspaced(text.charAt(at - 1));
  }
}
