package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;

/**
 * A vendor's keys.
 *
 * @param kind as findings name it
 * @param prefix what they begin with
 * @param body what follows
 * @param least characters of it
 * @param most characters of it; what is longer is something else
 * @param mixed whether it takes digits and letters of both cases: the prefix alone says little
 */
record KeyShape(String kind, String prefix, Body body, int least, int most, boolean mixed) {

  /** Which characters a body has. */
  enum Body {
    ALPHANUMERIC(""),
    TOKEN("_-"),
    DOTTED("_-."),
    PATH("_-/"),
    ENCODED("_-/+=%"),
    ADDRESS("_-/@."),
    HEX(""),
    UUID("-");

    private final String more;

    Body(String more) {
      this.more = more;
    }

    boolean has(int c) {
      boolean letter = this == HEX || this == UUID ? Ascii.isHex(c) : Ascii.isWord(c);
      return letter || c > 0 && more.indexOf(c) >= 0;
    }
  }

  /** Where one ends that begins here; -1 for none. */
  int end(FoldedText text, int start, BodyRuns runs) {
    if (!text.is(start, prefix)) {
      return -1;
    }
    int from = start + prefix.length();
    int end = runs.end(body, from, from + most + 1);
    int after = text.at(end);
    if (end - from > most || Ascii.isWord(after) || after == '*') {
      return -1;
    }
    while (end > from && (text.at(end - 1) == '.' || text.at(end - 1) == '/')) {
      end--;
    }
    return end - from >= least && new Value(text, from, end).isRandom(mixed) ? end : -1;
  }
}
