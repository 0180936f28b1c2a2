package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;

/** Digits in groups with single signs between, as phone and card numbers are written. */
final class DigitGroups {

  private static final int MOST_DIGITS = 20;
  private static final int MOST_GROUPS = 8;

  final StringBuilder digits = new StringBuilder(MOST_DIGITS + 1);

  /** The sign before each group; {@code (} before one in brackets. */
  final char[] signs = new char[MOST_GROUPS];

  final int[] lengths = new int[MOST_GROUPS];

  /** Where each group ends, its closing bracket included. */
  final int[] ends = new int[MOST_GROUPS];

  int count;

  private char sign;

  /** Reads what begins here with a digit or an opening bracket. */
  void read(FoldedText text, int start) {
    digits.setLength(0);
    count = 0;
    int at = start;
    while (count < MOST_GROUPS) {
      int open = opening(text, at);
      int before = digits.length();
      int end = open;
      while (Ascii.isDigit(text.at(end)) && digits.length() <= MOST_DIGITS) {
        digits.append((char) text.at(end++));
      }
      boolean whole = end > open && digits.length() <= MOST_DIGITS;
      if (!whole || sign == '(' && text.at(end) != ')') {
        digits.setLength(before);
        return;
      }
      signs[count] = sign;
      lengths[count] = end - open;
      ends[count] = sign == '(' ? end + 1 : end;
      at = ends[count++];
    }
  }

  /** Where the digits of the group begin whose sign stands here. */
  private int opening(FoldedText text, int at) {
    int i = at;
    sign = 0;
    int c = text.at(i);
    if (count > 0 && (c == ' ' || c == '-' || c == '.' || c == '/')) {
      sign = (char) c;
      c = text.at(++i);
    }
    if (c == '(') {
      sign = '(';
      return i + 1;
    }
    boolean joined = count > 0 && sign == 0 && signs[count - 1] != '(';
    return joined ? text.length() : i;
  }

  /** How many digits the first groups have. */
  int digits(int groups) {
    int sum = 0;
    for (int i = 0; i < groups; i++) {
      sum += lengths[i];
    }
    return sum;
  }

  /** Whether the first groups have these lengths, for example {@code "334"}. */
  boolean are(int groups, String wanted) {
    if (groups != wanted.length()) {
      return false;
    }
    for (int i = 0; i < groups; i++) {
      if (lengths[i] != wanted.charAt(i) - '0') {
        return false;
      }
    }
    return true;
  }

  /** Whether all groups after the first have the same sign before them. */
  boolean alike(int groups) {
    for (int i = 2; i < groups; i++) {
      if (signs[i] != signs[1]) {
        return false;
      }
    }
    return true;
  }
}
