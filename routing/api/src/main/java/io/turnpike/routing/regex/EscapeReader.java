package io.turnpike.routing.regex;

/** One escape, such as {@code \d}, {@code \x{263A}} or {@code \.}. */
final class EscapeReader {

  private final int end;
  private int letter = -1;
  private Ascii set = Ascii.ALL;
  private boolean exact = true;

  /**
   * @param at of the backslash
   */
  EscapeReader(String regex, int at) {
    int c = regex.codePointAt(at + 1);
    int next = at + 1 + Character.charCount(c);
    this.end =
        switch (c) {
          case 'd' -> set(Ascii.DIGITS, next);
          case 'w' -> set(Ascii.WORD, next);
          case 's' -> set(Ascii.SPACE, next);
          case 'D' -> set(Ascii.DIGITS.others(), next);
          case 'W' -> set(Ascii.WORD.others(), next);
          case 'S' -> set(Ascii.SPACE.others(), next);
          case 'p', 'P', 'C' -> unsure(c == 'C' ? next : braced(regex, next));
          case 'n' -> is('\n', next);
          case 't' -> is('\t', next);
          case 'r' -> is('\r', next);
          case 'f' -> is('\f', next);
          case 'v' -> is(0x0b, next);
          case 'a' -> is(0x07, next);
          case 'x' -> hexadecimal(regex, next);
          default -> Character.isDigit(c) ? octal(regex, at + 1) : is(c, next);
        };
  }

  /** Offset behind it. */
  int end() {
    return end;
  }

  /** The code point that it stands for; negative for a set of them. */
  int letter() {
    return letter;
  }

  Ascii set() {
    return set;
  }

  /** Whether the set is just what it says, of ASCII. */
  boolean isExact() {
    return exact;
  }

  /** Most UTF-16 code units of what it matches. */
  int units() {
    boolean narrow = letter >= 0 && letter < 0x10000;
    return narrow || set.equals(Ascii.DIGITS) || set.equals(Ascii.WORD) || set.equals(Ascii.SPACE)
        ? 1
        : 2;
  }

  private int set(Ascii of, int next) {
    set = of;
    return next;
  }

  private int unsure(int next) {
    exact = false;
    return next;
  }

  private int is(int c, int next) {
    letter = c;
    set = Ascii.NONE.with(c, c);
    return next;
  }

  private static int braced(String regex, int from) {
    boolean brace = from < regex.length() && regex.charAt(from) == '{';
    return brace ? regex.indexOf('}', from) + 1 : Math.min(regex.length(), from + 1);
  }

  private int hexadecimal(String regex, int from) {
    boolean brace = regex.charAt(from) == '{';
    int last = brace ? regex.indexOf('}', from) : from + 2;
    is(Integer.parseInt(regex, brace ? from + 1 : from, last, 16), last);
    return brace ? last + 1 : last;
  }

  private int octal(String regex, int from) {
    int last = from;
    while (last < regex.length() && last < from + 3 && regex.charAt(last) >= '0' && regex.charAt(last) <= '7') {
      last++;
    }
    return last == from
        ? unsure(from + 1)
        : is(Integer.parseInt(regex, from, last, 8), last);
  }
}
