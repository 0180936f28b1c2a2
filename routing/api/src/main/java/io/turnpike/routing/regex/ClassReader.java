package io.turnpike.routing.regex;

/** One class of characters, such as {@code [^a-z[:digit:]\]]}. */
final class ClassReader {

  private final String regex;
  private final boolean negated;
  private Ascii set = Ascii.NONE;
  private boolean exact = true;
  private boolean wide;
  private int i;

  /**
   * @param at of the opening bracket
   */
  ClassReader(String regex, int at) {
    this.regex = regex;
    this.i = at + 1;
    this.negated = regex.charAt(i) == '^';
    i += negated ? 1 : 0;
    int first = i;
    while (i < regex.length() && (i == first || regex.charAt(i) != ']')) {
      element();
    }
    i++;
  }

  /** Offset behind it. */
  int end() {
    return i;
  }

  /** Most UTF-16 code units of what it matches. */
  int units() {
    return negated || wide || !exact ? 2 : 1;
  }

  Ascii set() {
    if (!exact) {
      return Ascii.ALL;
    }
    return negated ? set.others() : set.inBothCases();
  }

  private void element() {
    if (regex.startsWith("[:", i) && regex.indexOf(":]", i) > 0) {
      exact = false;
      i = regex.indexOf(":]", i) + 2;
      return;
    }
    int first = point();
    boolean range = first >= 0 && regex.startsWith("-", i) && !regex.startsWith("-]", i);
    i += range ? 1 : 0;
    int last = range ? point() : first;
    if (first >= 0) {
      set = set.with(first, Math.max(first, last));
      wide |= last > 0xffff || last < 0;
      // By folding, letters beyond ASCII match some within.
      set = last > 127 && !negated ? set.with('K', 'K').with('S', 'S') : set;
    }
  }

  /** One character; negative for an escape that is a set, which is taken in. */
  private int point() {
    if (regex.charAt(i) != '\\') {
      int c = regex.codePointAt(i);
      i += Character.charCount(c);
      return c;
    }
    EscapeReader escape = new EscapeReader(regex, i);
    i = escape.end();
    if (escape.letter() < 0) {
      set = set.and(escape.set());
      exact &= escape.isExact();
      wide |= escape.units() > 1;
    }
    return escape.letter();
  }
}
