package io.turnpike.routing.dialects.chat;

/**
 * A quick look at one chunk of a chat stream: one pass over its bytes, no objects. Checks that it
 * is shaped like JSON and finds what the gateway decides by; it does not decode anything.
 */
public final class ChunkScan {

  private static final int DEEPEST = 60;

  private byte[] bytes = {};
  private int end;
  private int depth;
  private long arrays;
  private ChunkField field = ChunkField.OTHER;
  private boolean opened;
  private boolean content;
  private boolean finished;
  private boolean error;
  private boolean reasoning;
  private boolean noChoices;
  private int usageStart;
  private int usageEnd;
  private int contentBytes;

  /** False for bytes that are no JSON object. */
  public boolean look(byte[] data, int start, int dataEnd) {
    forget(data, dataEnd);
    int at = start;
    while (at < end) {
      at = step(at);
      if (at < 0) {
        return false;
      }
    }
    return depth == 0 && opened;
  }

  /** Something a person or program waits for: text, a tool call, a refusal, reasoning, the end. */
  public boolean hasContent() {
    return content || finished;
  }

  public boolean finished() {
    return finished;
  }

  public boolean isError() {
    return error;
  }

  /** {@code "choices": []}, as in the extra chunk that only carries usage. */
  public boolean noChoices() {
    return noChoices;
  }

  public boolean hasUsage() {
    return usageEnd > 0;
  }

  /** Offset of the usage object's opening brace. */
  public int usageStart() {
    return usageStart;
  }

  /** Offset after its closing brace. */
  public int usageEnd() {
    return usageEnd;
  }

  /** Bytes of text delivered, for estimates. */
  public int contentBytes() {
    return contentBytes;
  }

  /** Some of the text is reasoning. */
  public boolean hasReasoning() {
    return reasoning;
  }

  private void forget(byte[] data, int dataEnd) {
    bytes = data;
    end = dataEnd;
    depth = 0;
    arrays = 0;
    field = ChunkField.OTHER;
    opened = content = finished = error = reasoning = noChoices = false;
    usageStart = usageEnd = contentBytes = 0;
  }

  /** Handles what begins at {@code at}; the offset after it, or -1. */
  private int step(int at) {
    byte value = bytes[at];
    return switch (value) {
      case '"' -> string(at);
      case '{', '[' -> open(at, value == '[');
      case '}', ']' -> close(at, value == ']');
      case ' ', '\t', '\n', '\r', ',', ':' -> depth == 0 && value >= ',' ? -1 : at + 1;
      default -> literal(at);
    };
  }

  private int string(int at) {
    int close = closingQuote(at + 1);
    if (close < 0 || depth == 0) {
      return -1;
    }
    int next = skipSpace(close + 1);
    if (next < end && bytes[next] == ':') {
      field = ChunkField.of(bytes, at + 1, close, depth);
      return next + 1;
    }
    value(close - at - 1);
    return close + 1;
  }

  private void value(int length) {
    switch (field) {
      case TEXT -> text(length);
      case REASONING -> reasoning(length);
      case FINISH_REASON -> finished = true;
      case ERROR -> error = true;
      default -> {}
    }
    field = ChunkField.OTHER;
  }

  private void text(int length) {
    contentBytes += length;
    content |= length > 0;
  }

  private void reasoning(int length) {
    text(length);
    reasoning |= length > 0;
  }

  private int open(int at, boolean array) {
    if (depth == DEEPEST || depth == 0 && array) {
      return -1;
    }
    opened = true;
    look(at, array);
    arrays = array ? arrays | 1L << depth : arrays & ~(1L << depth);
    depth++;
    return at + 1;
  }

  private void look(int at, boolean array) {
    switch (field) {
      case USAGE -> usageStart = array ? 0 : at;
      case ERROR -> error = true;
      case CALLS -> content |= next(at + 1) != (array ? ']' : '}');
      case CHOICES -> noChoices = array && next(at + 1) == ']';
      default -> {}
    }
    field = ChunkField.OTHER;
  }

  private int close(int at, boolean array) {
    if (depth == 0) {
      return -1;
    }
    depth--;
    if (array != ((arrays >>> depth & 1) == 1)) {
      return -1;
    }
    if (depth == 1 && usageStart > 0 && usageEnd == 0 && !array) {
      usageEnd = at + 1;
    }
    return depth == 0 ? skipSpace(at + 1) == end ? end : -1 : at + 1;
  }

  private int literal(int at) {
    int next = at;
    while (next < end && isLiteral(bytes[next])) {
      next++;
    }
    field = ChunkField.OTHER;
    return depth == 0 || next == at ? -1 : next;
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

  private byte next(int from) {
    int at = skipSpace(from);
    return at < end ? bytes[at] : 0;
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < end && bytes[at] <= ' ') {
      at++;
    }
    return at;
  }
}
