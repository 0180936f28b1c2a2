package io.turnpike.routing.dialects.passthrough;

import java.util.Arrays;

/** Finds some bytes in many, which are skipped over as far as the last one looked at allows. */
final class ByteSearch {

  private final byte[] wanted;
  private final int[] skips = new int[256];

  /**
   * @param wanted at least one
   */
  ByteSearch(byte[] wanted) {
    this.wanted = wanted;
    Arrays.fill(skips, wanted.length);
    for (int i = 0; i < wanted.length - 1; i++) {
      skips[wanted[i] & 0xff] = wanted.length - 1 - i;
    }
  }

  /** Offset of the first of them at or after this one; -1 where there are none. */
  int find(byte[] in, int from) {
    int last = wanted.length - 1;
    for (int at = from; at <= in.length - wanted.length; at += skips[in[at + last] & 0xff]) {
      if (in[at + last] == wanted[last] && Arrays.equals(in, at, at + last, wanted, 0, last)) {
        return at;
      }
    }
    return -1;
  }
}
