package io.turnpike.routing.regex;

/** A set of ASCII characters, as two words of bits. What is not ASCII is in every set. */
record Ascii(long low, long high) {

  static final Ascii NONE = new Ascii(0, 0);
  static final Ascii ALL = new Ascii(-1, -1);
  static final Ascii DIGITS = NONE.with('0', '9');
  static final Ascii WORD = DIGITS.with('a', 'z').with('A', 'Z').with('_', '_');
  static final Ascii SPACE = NONE.with('\t', '\n').with('\f', '\r').with(' ', ' ');

  boolean has(char c) {
    return c >= 128 || (c < 64 ? low >>> c & 1 : high >>> (c - 64) & 1) == 1;
  }

  Ascii and(Ascii more) {
    return new Ascii(low | more.low, high | more.high);
  }

  Ascii others() {
    return new Ascii(~low, ~high);
  }

  Ascii with(int first, int last) {
    Ascii all = this;
    for (int c = Math.max(0, first); c <= Math.min(127, last); c++) {
      all = c < 64 ? new Ascii(all.low | 1L << c, all.high) : new Ascii(all.low, all.high | 1L << (c - 64));
    }
    return all;
  }

  /** With the other case of every letter in it. */
  Ascii inBothCases() {
    long letters = 0x07fffffe07fffffeL & high;
    return new Ascii(low, high | (letters & 0x07fffffeL) << 32 | letters >>> 32);
  }
}
