package io.turnpike.routing.guardrails.json;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON of a text that nearly is: what stands around it goes, and so do commas before a
 * closing bracket; what was left open is closed.
 */
final class JsonRepair {

  private final StringBuilder out = new StringBuilder();
  private final Deque<Character> open = new ArrayDeque<>();
  private boolean quoted;

  private JsonRepair() {}

  /** Null where even that makes none. */
  static @Nullable JsonInText of(String text) {
    int start = Brackets.next(text, 0);
    return start < 0 ? null : JsonInText.of(new JsonRepair().repaired(text, start));
  }

  private String repaired(String text, int start) {
    boolean ended = false;
    for (int i = start; i < text.length() && !ended; i++) {
      char c = text.charAt(i);
      if (quoted) {
        i += within(text, i);
      } else if (text.startsWith("```", i)) {
        ended = true;
      } else {
        outside(c);
        ended = open.isEmpty();
      }
    }
    return closed();
  }

  /** Of a string; answers how many more characters were taken. */
  private int within(String text, int i) {
    char c = text.charAt(i);
    if (c == '\\' && i + 1 < text.length()) {
      out.append(c).append(text.charAt(i + 1));
      return 1;
    }
    if (c < ' ') {
      out.append(c == '\n' ? "\\n" : c == '\t' ? "\\t" : " ");
    } else if (c != '\\') {
      out.append(c);
      quoted = c != '"';
    }
    return 0;
  }

  private void outside(char c) {
    if (c == '{' || c == '[') {
      open.push(c == '{' ? '}' : ']');
    } else if (c == '}' || c == ']') {
      withoutComma();
      open.poll();
    }
    quoted = c == '"';
    out.append(c);
  }

  private String closed() {
    if (quoted) {
      out.append('"');
    }
    withoutComma();
    if (!out.isEmpty() && out.charAt(out.length() - 1) == ':') {
      out.append("null");
    }
    open.forEach(out::append);
    return out.toString();
  }

  private void withoutComma() {
    int last = out.length();
    while (last > 0 && Character.isWhitespace(out.charAt(last - 1))) {
      last--;
    }
    if (last > 0 && out.charAt(last - 1) == ',') {
      out.setLength(last - 1);
    }
  }
}
