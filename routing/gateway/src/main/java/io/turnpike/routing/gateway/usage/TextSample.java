package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.gateway.usage.tokens.Tokenizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a text in JSON, for the estimate of how many tokens all of it has: the text
 * itself is gone by then. Written by one thread, read by any.
 */
final class TextSample {

  static final int MOST = 2 * 1024;

  /** Of what is still there when it is counted. */
  static final int MOST_OF_WHOLE = 16 * 1024;

  private static final int FIRST = 256;

  private byte[] kept = {'"'};
  private volatile int size = 1;

  TextSample() {}

  private TextSample(byte[] kept) {
    this.kept = kept;
    this.size = kept.length;
  }

  /** Of a document. */
  static TextSample of(byte[] json, int most) {
    return new TextSample(Arrays.copyOf(json, Math.min(json.length, most)));
  }

  /** Of the longest text in a document, which in an answer is what was said. */
  static TextSample longest(byte[] json) {
    int from = 0;
    int to = 0;
    for (int at = 0; at < json.length; at++) {
      if (json[at] == '"') {
        int end = closing(json, at + 1);
        if (end - at > to - from) {
          from = at;
          to = end;
        }
        at = end;
      }
    }
    return new TextSample(Arrays.copyOfRange(json, from, Math.min(to, from + MOST_OF_WHOLE)));
  }

  boolean isFull() {
    return size >= MOST;
  }

  /** A piece of the text, as it stands between its quotes. */
  void add(byte[] data, int start, int end) {
    int before = size;
    int length = Math.min(end - start, MOST - before);
    if (length <= 0) {
      return;
    }
    byte[] room = kept;
    if (room.length < before + length) {
      room = Arrays.copyOf(room, Math.max(Math.max(FIRST, 2 * room.length), before + length));
    }
    System.arraycopy(data, start, room, before, length);
    kept = room;
    size = before + length;
  }

  /**
   * Of all of the text.
   *
   * @param tokenizer null to take a token for every few bytes
   * @param bytes that it has
   */
  long tokens(@Nullable Tokenizer tokenizer, String model, long bytes) {
    int seen = size;
    long tokens =
        tokenizer == null || seen < 2
            ? Tokenizer.UNKNOWN
            : tokenizer.estimate(model, Arrays.copyOf(kept, seen));
    return tokens < 0
        ? UsageEstimate.tokens(bytes)
        : Math.max(bytes > 0 ? 1 : 0, Math.ceilDiv(tokens * bytes, seen));
  }

  private static int closing(byte[] json, int from) {
    int at = from;
    while (at < json.length && json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, json.length);
  }
}
