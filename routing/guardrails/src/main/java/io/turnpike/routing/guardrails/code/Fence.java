package io.turnpike.routing.guardrails.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A block of code in Markdown's fences.
 *
 * @param language as the fence names it, in lower case; empty where it names none
 * @param end the text's, where it is not closed
 */
record Fence(int start, int end, String language, boolean closed) {

  private static final String MARK = "```";

  static List<Fence> in(String text) {
    List<Fence> fences = new ArrayList<>();
    int start = text.indexOf(MARK);
    while (start >= 0) {
      int close = text.indexOf(MARK, start + MARK.length());
      boolean closed = close >= 0;
      int end = closed ? close + MARK.length() : text.length();
      fences.add(new Fence(start, end, language(text, start + MARK.length(), end), closed));
      start = closed ? text.indexOf(MARK, end) : -1;
    }
    return fences;
  }

  private static String language(String text, int from, int end) {
    int to = from;
    while (to < end && !Character.isWhitespace(text.charAt(to)) && text.charAt(to) != '`') {
      to++;
    }
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }
}
