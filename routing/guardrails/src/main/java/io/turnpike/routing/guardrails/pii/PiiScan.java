package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.util.function.Consumer;

/**
 * One walk over a text. Most of it is words without digits, which cost next to nothing; only digits
 * and a few signs make it look closer.
 */
final class PiiScan {

  /** Longer words are no part of anything. */
  private static final int LONGEST_WORD = 128;

  private final FoldedText text;
  private final long wanted;
  private final Consumer<Finding> found;
  private final Numbers numbers;

  /** Where the first thing begins that more text could still make something of. */
  private int open;

  PiiScan(FoldedText text, long wanted, Consumer<Finding> found) {
    this.text = text;
    this.wanted = wanted;
    this.found = found;
    this.numbers = new Numbers(text, wanted);
    this.open = text.length();
  }

  /** Folded offset up to which everything is decided. */
  int run() {
    int length = text.length();
    int at = 0;
    while (at < length) {
      int c = text.at(at);
      if ((Ascii.classes(c) & Ascii.WORD) != 0) {
        at = word(at);
      } else {
        at = c == '@' || c == ':' || c == '+' || c == '(' ? sign(at, c) : at + 1;
      }
    }
    localPartAtTheEnd();
    return open;
  }

  private int word(int start) {
    text.forgetEnd();
    int classes = 0;
    int end = start;
    for (int c = text.at(start); ; c = text.at(++end)) {
      int of = Ascii.classes(c);
      if ((of & Ascii.WORD) == 0) {
        break;
      }
      classes |= of;
    }
    int next = end;
    if (end - start <= LONGEST_WORD) {
      boolean digits = (classes & Ascii.DIGIT) != 0;
      if (digits || end - start == 2 && Ascii.isDigit(text.at(end + 1))) {
        next = Math.max(end, told(start, numbers.at(start, end, classes)));
      }
      noteOpen(start);
    }
    return next;
  }

  private int sign(int at, int c) {
    text.forgetEnd();
    int start = at;
    int next = at + 1;
    if (c == '@') {
      start = EmailForm.start(text, at);
      int end = start < 0 || !wants(Kind.EMAIL) ? -1 : EmailForm.end(text, at + 1);
      next = end < 0 ? next : tell(start, end, Kind.EMAIL);
    } else if (c == ':') {
      start = IpForm.start6(text, at);
      int end = wants(Kind.IP) && Edges.opens6(text, start) ? IpForm.end6(text, start) : -1;
      next = end < 0 ? next : tell(start, end, Kind.IP);
    } else {
      next = Math.max(next, told(at, numbers.phone(at)));
    }
    noteOpen(start < 0 ? at : start);
    return next;
  }

  /** What more text would make an address of, once an @ comes. */
  private void localPartAtTheEnd() {
    int start = text.length();
    while (EmailForm.local(text.at(start - 1)) && text.length() - start <= LONGEST_WORD) {
      start--;
    }
    if (text.length() - start <= LONGEST_WORD) {
      open = Math.min(open, start);
    }
  }

  private void noteOpen(int start) {
    if (text.endSeen()) {
      open = Math.min(open, start);
    }
  }

  private boolean wants(Kind kind) {
    return (wanted & kind.bit()) != 0;
  }

  private int told(int start, int end) {
    Kind kind = numbers.kind();
    if (end < 0 || kind == null) {
      return end;
    }
    return tell(start, end, kind);
  }

  private int tell(int start, int end, Kind kind) {
    found.accept(new Finding(text.start(start), text.end(end), kind.label));
    return end;
  }
}
