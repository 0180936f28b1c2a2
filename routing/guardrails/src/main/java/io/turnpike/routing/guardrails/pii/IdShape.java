package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.util.function.Predicate;

/**
 * One way to write a number.
 *
 * @param pattern 9 for a digit, A for a letter, X for either, * for a space or one of {@code -./};
 *     others for themselves
 * @param alone whether it is a find without a word that tells of it
 * @param right whether letters and digits alone, in upper case, make one
 */
record IdShape(Kind kind, String pattern, boolean alone, Predicate<CharSequence> right) {

  /** Where something written like this ends that begins here; -1 for nothing. */
  int end(FoldedText text, int start) {
    for (int i = 0; i < pattern.length(); i++) {
      if (!fits(pattern.charAt(i), text.at(start + i))) {
        return -1;
      }
    }
    int end = start + pattern.length();
    return Edges.endsAt(text, end) ? end : -1;
  }

  boolean isRight(FoldedText text, int start, int end) {
    StringBuilder taken = new StringBuilder(pattern.length());
    for (int i = start; i < end; i++) {
      if (Ascii.isWord(text.at(i))) {
        taken.append((char) Ascii.upper(text.at(i)));
      }
    }
    return right.test(taken);
  }

  private static boolean fits(char wanted, int c) {
    return switch (wanted) {
      case '9' -> Ascii.isDigit(c);
      case 'A' -> Ascii.isLetter(c);
      case 'X' -> Ascii.isWord(c);
      case '*' -> c == ' ' || c == '-' || c == '.' || c == '/';
      default -> c == wanted;
    };
  }

  /** Whether this may stand behind the digits, or letters, that it begins with. */
  boolean mayFollow(int run, int sign) {
    return run < pattern.length() ? fits(pattern.charAt(run), sign) : !Ascii.isWord(sign);
  }

  /** Whether a text that it stands in may begin with so many digits, or letters. */
  boolean mayBegin(int run) {
    int own = 0;
    while (own < pattern.length() && kindOf(pattern.charAt(own)) == kindOf(pattern.charAt(0))) {
      own++;
    }
    boolean open = own < pattern.length() && pattern.charAt(own) == 'X';
    return run == own || open && run == own + 1;
  }

  boolean startsWithDigit() {
    return kindOf(pattern.charAt(0)) == '9';
  }

  private static char kindOf(char wanted) {
    return Ascii.isDigit(wanted) ? '9' : wanted;
  }
}
