package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.UsageReport;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Scans one chunk of a chat stream after the other: one pass over its bytes, no objects. Checks
 * that it is shaped like JSON and finds what the gateway decides by; it does not decode anything.
 */
final class ChunkScan implements FrameScan {

  private static final int DEEPEST = 60;
  private static final byte[] FAILED = "error".getBytes(StandardCharsets.US_ASCII);

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

  @Override
  public Kind scan(Frames frame) {
    if (!frame.hasData()) {
      return Kind.COMMENT;
    }
    if (frame.dataIs(ChatFrames.DONE_DATA)) {
      forget(frame.dataArray(), 0);
      return Kind.END;
    }
    boolean isChunk = read(frame.dataArray(), frame.dataStart(), frame.dataEnd());
    return isChunk ? error ? Kind.ERROR : Kind.EVENT : Kind.INVALID;
  }

  /** False for bytes that are no JSON object. */
  boolean read(byte[] data, int start, int dataEnd) {
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

  @Override
  public boolean hasContent() {
    return content || finished;
  }

  @Override
  public boolean finished() {
    return finished;
  }

  /** Of the extra chunk that only carries usage, {@code "choices": []}. */
  @Override
  public boolean isUsageOnly() {
    return noChoices;
  }

  @Override
  public boolean hasUsage() {
    return usageEnd > 0;
  }

  @Override
  public UsageReport usage() {
    return ChatUsage.of(bytes, usageStart, usageEnd);
  }

  /** Before the closing brace of the usage object. */
  @Override
  public int costAt() {
    return usageEnd - 1;
  }

  @Override
  public byte[] costField(String usd) {
    return (",\"cost_usd\":" + usd).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public int contentBytes() {
    return contentBytes;
  }

  @Override
  public boolean hasReasoning() {
    return reasoning;
  }

  @Override
  public byte[] keepAlive() {
    return ChatFrames.KEEP_ALIVE;
  }

  @Override
  public byte[] end() {
    return ChatFrames.DONE;
  }

  @Override
  public byte[] error(String code, String sentence, UUID requestId) {
    return ChatErrors.event(code, sentence, requestId);
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
    value(at + 1, close - at - 1);
    return close + 1;
  }

  private void value(int at, int length) {
    switch (field) {
      case TEXT -> text(length);
      case REASONING -> reasoning(length);
      case FINISH_REASON -> finished(at, length);
      case ERROR -> error = true;
      default -> {}
    }
    field = ChunkField.OTHER;
  }

  /** Some providers end a choice with its own failure instead of with an error. */
  private void finished(int at, int length) {
    finished = true;
    error |= Arrays.equals(bytes, at, at + length, FAILED, 0, FAILED.length);
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
    enter(at, array);
    arrays = array ? arrays | 1L << depth : arrays & ~(1L << depth);
    depth++;
    return at + 1;
  }

  private void enter(int at, boolean array) {
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
