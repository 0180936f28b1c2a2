package io.turnpike.routing.guardrails.window;

import java.util.Arrays;

/** A text that grows at its end and is forgotten from its beginning, with the origin of each. */
final class GrowingText {

  private static final int ROOM = 64;

  private final StringBuilder chars = new StringBuilder(ROOM);
  private int[] origins = new int[ROOM];

  void add(char one, int origin) {
    int length = chars.length();
    if (length == origins.length) {
      origins = Arrays.copyOf(origins, length * 2);
    }
    origins[length] = origin;
    chars.append(one);
  }

  int length() {
    return chars.length();
  }

  char at(int index) {
    return chars.charAt(index);
  }

  int origin(int index) {
    return origins[index];
  }

  void forget(int count) {
    int left = chars.length() - count;
    System.arraycopy(origins, count, origins, 0, left);
    chars.delete(0, count);
  }

  String from(int start) {
    return chars.substring(start);
  }
}
