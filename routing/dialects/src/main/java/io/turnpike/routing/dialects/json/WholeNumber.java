package io.turnpike.routing.dialects.json;

/** Reads a count where it stands. */
public final class WholeNumber {

  private static final int MOST_DIGITS = 15;

  private WholeNumber() {}

  /** -1 for what is no whole number; one of too many digits is as good as none can be larger. */
  public static long of(byte[] json, int start, int end) {
    long number = 0;
    for (int at = start; at < end; at++) {
      if (json[at] < '0' || json[at] > '9') {
        return -1;
      }
      number = number * 10 + json[at] - '0';
    }
    return end - start > MOST_DIGITS ? Long.MAX_VALUE : end == start ? -1 : number;
  }
}
