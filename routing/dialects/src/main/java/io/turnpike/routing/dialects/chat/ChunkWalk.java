package io.turnpike.routing.dialects.chat;

/**
 * One pass over the bytes of a JSON object, without making any: checks that it is shaped like one
 * and tells what it meets, in place. Understands strings, and decodes none.
 */
abstract class ChunkWalk {

  private static final int DEEPEST = 60;

  /** Holds what was walked over last. */
  byte[] bytes = {};

  private int end;
  private int depth;
  private long arrays;
  private boolean begun;

  /** False for bytes that are no JSON object; what was told until then is to be forgotten. */
  final boolean walk(byte[] data, int start, int dataEnd) {
    bytes = data;
    end = dataEnd;
    depth = 0;
    arrays = 0;
    begun = false;
    int at = start;
    while (at < end) {
      at = step(at);
      if (at < 0) {
        return false;
      }
    }
    return depth == 0 && begun;
  }

  /** The name of a field, without its quotes, in an object at this depth; 1 is the chunk itself. */
  abstract void name(int from, int to, int depth);

  /** A string that is a value, without its quotes. */
  abstract void text(int from, int to);

  /** A number, a boolean or null. */
  abstract void literal(int from, int to);

  /**
   * An object or array that begins.
   *
   * @param outside depth of what it is in; 0 for the chunk itself
   */
  abstract void open(int at, boolean array, int outside);

  /** One that ends, at its last byte. */
  abstract void close(int at, int outside);

  /** How many objects and arrays what is told stands in. */
  final int depth() {
    return depth;
  }

  /** Whether what opened at this offset has nothing in it. */
  final boolean isEmpty(int at) {
    int next = skipSpace(at + 1);
    return next < end && (bytes[next] == ']' || bytes[next] == '}');
  }

  /** Handles what begins at {@code at}; the offset after it, or -1. */
  private int step(int at) {
    byte value = bytes[at];
    return switch (value) {
      case '"' -> string(at);
      case '{', '[' -> opening(at, value == '[');
      case '}', ']' -> closing(at, value == ']');
      case ' ', '\t', '\n', '\r', ',', ':' -> depth == 0 && value >= ',' ? -1 : at + 1;
      default -> other(at);
    };
  }

  private int string(int at) {
    int close = closingQuote(at + 1);
    if (close < 0 || depth == 0) {
      return -1;
    }
    int next = skipSpace(close + 1);
    if (next < end && bytes[next] == ':') {
      name(at + 1, close, depth);
      return next + 1;
    }
    text(at + 1, close);
    return close + 1;
  }

  private int opening(int at, boolean array) {
    if (depth == DEEPEST || depth == 0 && array) {
      return -1;
    }
    begun = true;
    open(at, array, depth);
    arrays = array ? arrays | 1L << depth : arrays & ~(1L << depth);
    depth++;
    return at + 1;
  }

  private int closing(int at, boolean array) {
    if (depth == 0) {
      return -1;
    }
    depth--;
    if (array != ((arrays >>> depth & 1) == 1)) {
      return -1;
    }
    close(at, depth);
    return depth == 0 ? skipSpace(at + 1) == end ? end : -1 : at + 1;
  }

  private int other(int at) {
    int next = at;
    while (next < end && isLiteral(bytes[next])) {
      next++;
    }
    if (depth == 0 || next == at) {
      return -1;
    }
    literal(at, next);
    return next;
  }

  private static boolean isLiteral(byte value) {
    return value >= 'a' && value <= 'z'
        || value >= '0' && value <= '9'
        || value == '-'
        || value == '+'
        || value == '.'
        || value == 'E';
  }

  private int closingQuote(int from) {
    for (int at = from; at < end; at++) {
      if (bytes[at] == '\\') {
        at++;
      } else if (bytes[at] == '"') {
        return at;
      }
    }
    return -1;
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < end && bytes[at] <= ' ') {
      at++;
    }
    return at;
  }
}
