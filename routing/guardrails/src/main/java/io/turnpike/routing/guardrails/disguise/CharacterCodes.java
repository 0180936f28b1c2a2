package io.turnpike.routing.guardrails.disguise;

import java.util.List;

/** Letters written as numbers, in tens or in twos: {@code 105 103 110}, {@code 01101001}. */
final class CharacterCodes {

  private static final int FEWEST = 8;

  private CharacterCodes() {}

  static void find(String text, List<Reading> found) {
    StringBuilder shown = new StringBuilder();
    int first = -1;
    int last = 0;
    for (int at = 0; at < text.length(); ) {
      int end = at;
      while (end < text.length() && digit(text.charAt(end))) {
        end++;
      }
      int code = end > at ? code(text, at, end) : -1;
      if (code >= 0) {
        first = shown.isEmpty() ? at : first;
        last = end;
        shown.append((char) code);
      } else if (end > at || Character.isLetter(text.charAt(at))) {
        add(shown, first, last, found);
      }
      at = Math.max(end, at + 1);
    }
    add(shown, first, last, found);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int code(String text, int from, int to) {
    int length = to - from;
    if (length == 8 && text.charAt(from) == '0') {
      return binary(text, from, to);
    }
    int code = length > 3 ? -1 : Integer.parseInt(text, from, to, 10);
    return code >= 32 && code < 127 ? code : -1;
  }

  private static int binary(String text, int from, int to) {
    int code = 0;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) > '1') {
        return -1;
      }
      code = code * 2 + text.charAt(i) - '0';
    }
    return code >= 32 ? code : -1;
  }

  private static void add(StringBuilder shown, int first, int last, List<Reading> found) {
    if (shown.length() >= FEWEST && Plausible.text(shown.toString())) {
      found.add(new Reading(shown.toString(), first, last, "codes"));
    }
    shown.setLength(0);
  }
}
