package io.turnpike.routing.guardrails.injection;

import java.util.Arrays;

/** Terms letter by letter, to find the longest that stands at a place of a text. */
final class TermTree {

  static final int NONE = -1;

  private long[] keys = new long[1 << 16];
  private int[] children = new int[1 << 16];
  private int[] whole = new int[1 << 15];
  private int[] stem = new int[1 << 15];
  private int nodes = 1;

  TermTree() {
    Arrays.fill(whole, NONE);
    Arrays.fill(stem, NONE);
  }

  /** The first that adds a term has it. */
  void add(String term, int concept) {
    boolean open = term.endsWith("*");
    int node = 0;
    for (int i = 0; i < term.length() - (open ? 1 : 0); i++) {
      node = child(node, term.charAt(i));
    }
    int[] ends = open ? stem : whole;
    if (ends[node] == NONE) {
      ends[node] = concept;
    }
  }

  /** Concept and end of the longest term that begins here, as end * 64 + concept; or NONE. */
  int longest(String text, int at) {
    int node = 0;
    int found = NONE;
    int i = at;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0;
      node = next(node, space ? ' ' : c);
      if (node < 0) {
        return found;
      }
      i++;
      while (space && i < text.length() && text.charAt(i) <= ' ') {
        i++;
      }
      if (stem[node] != NONE) {
        found = Letters.wordEnd(text, i) * 64 + stem[node];
      }
      if (whole[node] != NONE && Letters.ends(text, i)) {
        found = i * 64 + whole[node];
      }
    }
    return found;
  }

  private int child(int parent, char c) {
    int there = next(parent, c);
    if (there >= 0) {
      return there;
    }
    if (nodes == whole.length) {
      grow();
    }
    int at = slot(parent, c);
    keys[at] = key(parent, c);
    children[at] = nodes;
    return nodes++;
  }

  private int next(int node, char c) {
    int at = slot(node, c);
    return keys[at] == 0 ? -1 : children[at];
  }

  private int slot(int node, char c) {
    long key = key(node, c);
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (keys.length - 1);
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private static long key(int node, char c) {
    return (long) (node + 1) << 16 | c;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldChildren = children;
    keys = new long[oldKeys.length * 2];
    children = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = slot((int) (oldKeys[i] >>> 16) - 1, (char) oldKeys[i]);
        keys[at] = oldKeys[i];
        children[at] = oldChildren[i];
      }
    }
    int was = whole.length;
    whole = Arrays.copyOf(whole, was * 2);
    stem = Arrays.copyOf(stem, was * 2);
    Arrays.fill(whole, was, was * 2, NONE);
    Arrays.fill(stem, was, was * 2, NONE);
  }
}
