package io.turnpike.routing.guardrails.injection;

import java.util.Arrays;

/** Which features a text has, each once, and where it was met first. */
final class Features {

  private final long[] seen = new long[(Layout.ALL + 63) / 64];
  private int[] ids = new int[256];
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int size;
  private int grams;

  void add(int id, int start, int end) {
    if ((seen[id >> 6] & 1L << id) != 0) {
      return;
    }
    seen[id >> 6] |= 1L << id;
    if (size == ids.length) {
      grow();
    }
    ids[size] = id;
    starts[size] = start;
    ends[size++] = end;
    grams += id >= Layout.MEANINGS ? 1 : 0;
  }

  /** Of the text as a whole. */
  void add(int id) {
    add(id, 0, 0);
  }

  private void grow() {
    ids = Arrays.copyOf(ids, size * 2);
    starts = Arrays.copyOf(starts, size * 2);
    ends = Arrays.copyOf(ends, size * 2);
  }

  boolean has(int id) {
    return (seen[id >> 6] & 1L << id) != 0;
  }

  int size() {
    return size;
  }

  int id(int at) {
    return ids[at];
  }

  int start(int at) {
    return starts[at];
  }

  int end(int at) {
    return ends[at];
  }

  int grams() {
    return grams;
  }
}
