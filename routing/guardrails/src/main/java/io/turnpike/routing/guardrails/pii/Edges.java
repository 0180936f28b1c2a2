package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;

/** Whether a number stands for itself, and is no piece of something longer. */
final class Edges {

  private Edges() {}

  /** Not behind a letter or digit, nor behind one with a joining sign between. */
  static boolean startsAt(FoldedText text, int start) {
    int before = text.at(start - 1);
    boolean joins = before == '-' || before == '.' || before == '_';
    return !Ascii.isWord(before)
        && before != '@'
        && !(joins && Ascii.isWord(text.at(start - 2)))
        && !(before == '/' && Ascii.isDigit(text.at(start - 2)));
  }

  static boolean endsAt(FoldedText text, int end) {
    int after = text.at(end);
    return switch (after) {
      case '-', '_' -> !Ascii.isWord(text.at(end + 1));
      case '.', '/' -> !Ascii.isDigit(text.at(end + 1));
      case '@' -> false;
      default -> !Ascii.isWord(after);
    };
  }

  /** Whether the digits before belong to the same row of numbers. */
  static boolean continues(FoldedText text, int start) {
    int before = text.at(start - 1);
    return (before == ' ' || before == '-' || before == '.' || before == '/')
        && Ascii.isDigit(text.at(start - 2));
  }

  /** Whether an address with colons may begin here. */
  static boolean opens6(FoldedText text, int start) {
    int before = text.at(start - 1);
    boolean joins = before == ':' || before == '.' || before == '_';
    return !Ascii.isWord(before) && !joins;
  }
}
