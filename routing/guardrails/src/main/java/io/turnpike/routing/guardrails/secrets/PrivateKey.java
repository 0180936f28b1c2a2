package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;

/** From {@code -----BEGIN … PRIVATE KEY-----} to its end, or to where it was cut off. */
final class PrivateKey {

  static final String BEGIN = "-----BEGIN ";

  private static final int LONGEST_LABEL = 48;
  private static final int LONGEST = 16_384;
  private static final int RUN = 24;

  private PrivateKey() {}

  /** Where one ends that begins here; -1 for none. */
  static int end(FoldedText text, int start) {
    int body = text.is(start, BEGIN) ? body(text, start + BEGIN.length()) : -1;
    return body < 0 ? -1 : end(text, start, body);
  }

  private static int body(FoldedText text, int label) {
    int at = label;
    while (at - label < LONGEST_LABEL && labelled(text.at(at))) {
      at++;
    }
    String name = text.text(label, at);
    return name.contains("PRIVATE KEY") && text.is(at, "-----") ? at + 5 : -1;
  }

  private static boolean labelled(int c) {
    return c == ' ' || (Ascii.classes(c) & (Ascii.UPPER | Ascii.DIGIT)) != 0;
  }

  private static int end(FoldedText text, int start, int body) {
    int at = body;
    int run = 0;
    int last = -1;
    while (at - start < LONGEST) {
      int c = text.at(at);
      if (c == '-' && text.is(at, "-----")) {
        int closed = text.is(at, "-----END ") ? closed(text, at + 9) : -1;
        return closed > 0 && last > 0 ? closed : last;
      }
      if (!inBody(c)) {
        break;
      }
      run = encoded(c) ? run + 1 : 0;
      at++;
      last = run >= RUN ? at : last;
    }
    return last;
  }

  private static int closed(FoldedText text, int label) {
    int at = label;
    while (at - label < LONGEST_LABEL && labelled(text.at(at))) {
      at++;
    }
    return text.is(at, "-----") ? at + 5 : -1;
  }

  private static boolean encoded(int c) {
    return Ascii.isWord(c) || c == '+' || c == '/' || c == '=';
  }

  private static boolean inBody(int c) {
    return encoded(c) || c != 0 && " \n\r\t\\:,-.()@>|*\"".indexOf(c) >= 0;
  }
}
