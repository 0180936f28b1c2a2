package io.turnpike.routing.dialects.json;

/**
 * Steps over bytes that a parser has found to be JSON, so that nothing in them is checked again or
 * decoded. Where they are none after all, a step ends somewhere within them.
 */
final class WalkedJson {

  private WalkedJson() {}

  /** Offset after the space that begins here. */
  static int afterSpace(byte[] json, int at) {
    int next = at;
    while (next < json.length && json[next] <= ' ' && json[next] >= 0) {
      next++;
    }
    return next;
  }

  /** Offset after the value that begins here. */
  static int afterValue(byte[] json, int at) {
    return switch (json[at]) {
      case '"' -> afterString(json, at);
      case '{', '[' -> afterStructure(json, at);
      default -> afterLiteral(json, at);
    };
  }

  /** Offset after the quote that ends the string. */
  static int afterString(byte[] json, int at) {
    int next = at + 1;
    while (next < json.length && json[next] != '"') {
      next += json[next] == '\\' ? 2 : 1;
    }
    return Math.min(next + 1, json.length);
  }

  private static int afterStructure(byte[] json, int at) {
    int open = 0;
    int next = at;
    while (next < json.length) {
      byte each = json[next];
      if (each == '"') {
        next = afterString(json, next);
        continue;
      }
      next++;
      if (each == '{' || each == '[') {
        open++;
      } else if ((each == '}' || each == ']') && --open == 0) {
        return next;
      }
    }
    return next;
  }

  private static int afterLiteral(byte[] json, int at) {
    int next = at;
    while (next < json.length && isOfLiteral(json[next])) {
      next++;
    }
    return next;
  }

  private static boolean isOfLiteral(byte each) {
    return each != ',' && each != '}' && each != ']' && (each > ' ' || each < 0);
  }
}
