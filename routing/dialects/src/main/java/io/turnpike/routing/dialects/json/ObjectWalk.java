package io.turnpike.routing.dialects.json;

/**
 * Goes over the bytes of JSON objects, one after the other, and tells what it meets without making
 * anything of it: one pass, no objects, nothing decoded. Checks that they are shaped like JSON. For
 * the events of one stream; not shared.
 */
public abstract class ObjectWalk {

  private static final int DEEPEST = 60;

  private final int deepest;
  private final long[] arrays;
  private byte[] bytes = {};
  private int end;
  private int depth;
  private boolean opened;

  protected ObjectWalk() {
    this(DEEPEST);
  }

  /**
   * @param deepest levels of nesting; data with more is taken for none
   */
  protected ObjectWalk(int deepest) {
    this.deepest = deepest;
    this.arrays = new long[deepest / Long.SIZE + 1];
  }

  /** False for bytes that are no JSON object. */
  protected final boolean walk(byte[] data, int start, int dataEnd) {
    bytes = data;
    end = dataEnd;
    depth = 0;
    opened = false;
    int at = start;
    while (at < end) {
      at = step(at);
      if (at < 0) {
        return false;
      }
    }
    return depth == 0 && opened;
  }

  /** Whether the data may be an array, and not only an object. */
  protected boolean mayBeArray() {
    return false;
  }

  /** Whether the object or array that begins here has nothing in it. */
  protected final boolean isEmpty(int start) {
    int next = skipSpace(start + 1);
    return next < end && (bytes[next] == ']' || bytes[next] == '}');
  }

  /** The data that is walked over. */
  protected final byte[] bytes() {
    return bytes;
  }

  /**
   * A field's name, without its quotes.
   *
   * @param at how many objects and arrays are open around it, 1 at the top
   */
  protected abstract void field(int start, int stop, int at);

  /** A string, without its quotes, as the value of the last field or in an array. */
  protected abstract void text(int start, int stop);

  /** A number, {@code true}, {@code false} or {@code null}. */
  protected abstract void literal(int start, int stop);

  /**
   * An object or array begins.
   *
   * @param at how many are open around it
   */
  protected abstract void opens(int start, boolean array, int at);

  /**
   * One ends.
   *
   * @param stop offset after its last byte
   * @param at how many are still open
   */
  protected abstract void closes(int stop, int at);

  /** Handles what begins at {@code at}; the offset after it, or -1. */
  private int step(int at) {
    byte value = bytes[at];
    return switch (value) {
      case '"' -> string(at);
      case '{', '[' -> open(at, value == '[');
      case '}', ']' -> close(at, value == ']');
      case ' ', '\t', '\n', '\r', ',', ':' -> depth == 0 && value >= ',' ? -1 : at + 1;
      default -> word(at);
    };
  }

  private int string(int at) {
    int close = closingQuote(at + 1);
    if (close < 0 || depth == 0) {
      return -1;
    }
    int next = skipSpace(close + 1);
    if (next < end && bytes[next] == ':') {
      field(at + 1, close, depth);
      return next + 1;
    }
    text(at + 1, close);
    return close + 1;
  }

  private int open(int at, boolean array) {
    if (depth == deepest || depth == 0 && (opened || array && !mayBeArray())) {
      return -1;
    }
    opened = true;
    opens(at, array, depth);
    long bit = 1L << depth;
    int word = depth / Long.SIZE;
    arrays[word] = array ? arrays[word] | bit : arrays[word] & ~bit;
    depth++;
    return at + 1;
  }

  private int close(int at, boolean array) {
    if (depth == 0) {
      return -1;
    }
    depth--;
    if (array != ((arrays[depth / Long.SIZE] >>> depth & 1) == 1)) {
      return -1;
    }
    closes(at + 1, depth);
    return depth == 0 ? skipSpace(at + 1) == end ? end : -1 : at + 1;
  }

  private int word(int at) {
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
