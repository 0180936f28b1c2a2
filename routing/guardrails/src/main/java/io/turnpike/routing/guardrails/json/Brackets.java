package io.turnpike.routing.guardrails.json;

/** Where objects and lists begin and end in a text that may not be JSON. */
final class Brackets {

  private Brackets() {}

  /** Offset of the next opening one; negative for none. */
  static int next(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '{' && text.charAt(i) != '[') {
      i++;
    }
    return i < text.length() ? i : -1;
  }

  /** Offset behind the one that closes it; negative for none. */
  static int end(String text, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && (c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
