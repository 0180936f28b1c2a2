package io.turnpike.routing.guardrails.injection;

/** Which parts of a text stand in quotation marks. */
final class Quotations {

  private static final int SHORTEST = 12;

  private final boolean[] inside;
  private int count;

  private Quotations(int length) {
    this.inside = new boolean[length + 1];
  }

  static Quotations in(String text, int from, int to) {
    Quotations found = new Quotations(text.length());
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (opens(text, at)) {
        int end = close(text, c, at + 1, to);
        if (end - at > SHORTEST) {
          java.util.Arrays.fill(found.inside, at, end, true);
          found.count++;
          at = end;
        }
      }
    }
    return found;
  }

  private static boolean opens(String text, int at) {
    char c = text.charAt(at);
    return (c == '"' || c == '\'' || c == '`')
        && (at == 0 || !Letters.is(text.charAt(at - 1)))
        && at + 1 < text.length()
        && Letters.is(text.charAt(at + 1));
  }

  /** The mark that is followed by no letter; -1 without one. */
  private static int close(String text, char mark, int at, int to) {
    for (int i = text.indexOf(mark, at); i > 0 && i < to; i = text.indexOf(mark, i + 1)) {
      if (i + 1 == text.length() || !Letters.is(text.charAt(i + 1))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a double mark is open that is closed later, whatever it stands before. */
  static boolean opened(String text, int from, int at) {
    boolean open = false;
    for (int i = from; i < at; i++) {
      open ^= text.charAt(i) == '"';
    }
    return open && text.indexOf('"', at) >= 0;
  }

  boolean inside(int at) {
    return inside[at];
  }

  boolean any() {
    return count > 0;
  }
}
