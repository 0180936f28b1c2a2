package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.util.ArrayList;
import java.util.List;

/** Which kinds a word tells of. */
final class Words {

  private record Stem(String word, boolean open, long kinds) {}

  /** A word of a script without ASCII. */
  record Foreign(String word, long kinds) {}

  /** By the first three letters. */
  private static final Stem[][] STEMS = new Stem[1 << 15][];

  static final List<Foreign> FOREIGN = new ArrayList<>();

  static {
    for (Kind kind : Kind.values()) {
      kind.words.forEach(word -> add(word, kind.bit()));
    }
  }

  private Words() {}

  private static void add(String written, long kinds) {
    if (written.charAt(0) >= 0x80) {
      FOREIGN.add(new Foreign(written, kinds));
      return;
    }
    boolean open = written.endsWith("*");
    String word = open ? written.substring(0, written.length() - 1) : written;
    int bucket = bucket(word.charAt(0), at(word, 1), at(word, 2));
    Stem[] old = STEMS[bucket];
    int count = old == null ? 0 : old.length;
    Stem[] longer = new Stem[count + 1];
    if (old != null) {
      System.arraycopy(old, 0, longer, 0, count);
    }
    longer[count] = new Stem(word, open, kinds);
    STEMS[bucket] = longer;
  }

  private static int at(String word, int index) {
    return index < word.length() ? word.charAt(index) : 0;
  }

  private static int bucket(int first, int second, int third) {
    return (first & 31) << 10 | (second & 31) << 5 | third & 31;
  }

  /** Kinds told of by what stands from here to there. */
  static long kinds(FoldedText text, int start, int end) {
    int second = start + 1 < end ? text.at(start + 1) : 0;
    int third = start + 2 < end ? text.at(start + 2) : 0;
    Stem[] stems = STEMS[bucket(text.at(start), second, third)];
    long kinds = 0;
    if (stems != null) {
      for (Stem stem : stems) {
        int length = stem.word.length();
        boolean fits = stem.open ? end - start >= length : end - start == length;
        if (fits && text.has(start, stem.word)) {
          kinds |= stem.kinds;
        }
      }
    }
    return kinds;
  }

  /** Where the word begins that ends here; camel case has several. */
  static int wordStart(FoldedText text, int end) {
    int start = end - 1;
    while (Ascii.isWord(text.at(start - 1)) && end - start < 32 && !hump(text, start)) {
      start--;
    }
    return start;
  }

  private static boolean hump(FoldedText text, int at) {
    return (Ascii.classes(text.at(at)) & Ascii.UPPER) != 0
        && (Ascii.classes(text.at(at - 1)) & Ascii.LOWER) != 0;
  }
}
