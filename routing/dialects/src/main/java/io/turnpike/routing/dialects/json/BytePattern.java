package io.turnpike.routing.dialects.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that are looked for in many others, of which only a few are read. A word inside a text of
 * JSON is written with escaped quotes, so one that is looked for with its quotes is a string of its
 * own.
 */
public final class BytePattern {

  private final byte[] wanted;
  private final int[] leaps = new int[256];

  /**
   * @param wanted at least one
   */
  public BytePattern(byte[] wanted) {
    this.wanted = wanted;
    Arrays.fill(leaps, wanted.length);
    for (int i = 0; i < wanted.length - 1; i++) {
      leaps[wanted[i] & 0xFF] = wanted.length - 1 - i;
    }
  }

  /**
   * @param word of ASCII characters
   */
  public static BytePattern of(String word) {
    return new BytePattern(word.getBytes(StandardCharsets.US_ASCII));
  }

  /** A string of JSON. */
  public static BytePattern quoted(String word) {
    return of('"' + word + '"');
  }

  public boolean isIn(byte[] bytes) {
    return isIn(bytes, 0, bytes.length);
  }

  public boolean isIn(byte[] bytes, int start, int end) {
    return find(bytes, start, end) >= 0;
  }

  /** Offset of the first place between these two; -1 where there is none. */
  public int find(byte[] bytes, int start, int end) {
    int last = wanted.length - 1;
    for (int at = start; at + last < end; at += leaps[bytes[at + last] & 0xFF]) {
      if (bytes[at + last] == wanted[last]
          && Arrays.equals(bytes, at, at + last, wanted, 0, last)) {
        return at;
      }
    }
    return -1;
  }
}
