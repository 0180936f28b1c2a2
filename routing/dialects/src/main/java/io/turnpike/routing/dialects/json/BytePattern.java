package io.turnpike.routing.dialects.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A word that is looked for in many bodies, most of which do not have it: of those a few bytes are
 * read.
 */
public final class BytePattern {

  private final byte[] word;
  private final int[] leaps = new int[256];

  private BytePattern(byte[] word) {
    this.word = word;
    Arrays.fill(leaps, word.length);
    for (int i = 0; i < word.length - 1; i++) {
      leaps[word[i] & 0xFF] = word.length - 1 - i;
    }
  }

  /**
   * @param word of ASCII characters
   */
  public static BytePattern of(String word) {
    return new BytePattern(word.getBytes(StandardCharsets.US_ASCII));
  }

  public boolean isIn(byte[] bytes) {
    int last = word.length - 1;
    for (int at = 0; at + last < bytes.length; at += leaps[bytes[at + last] & 0xFF]) {
      if (bytes[at + last] == word[last] && Arrays.equals(bytes, at, at + last, word, 0, last)) {
        return true;
      }
    }
    return false;
  }
}
