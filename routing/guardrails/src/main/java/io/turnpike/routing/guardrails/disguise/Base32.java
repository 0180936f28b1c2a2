package io.turnpike.routing.guardrails.disguise;

import org.jspecify.annotations.Nullable;

/** Runs of capitals and the digits 2 to 7. */
final class Base32 {

  private static final int SHORTEST = 20;
  private static final int BITS = 5;

  private Base32() {}

  /** What a run says; null where it is no base32 of writing. */
  static @Nullable String shown(String run) {
    if (run.length() < SHORTEST) {
      return null;
    }
    byte[] bytes = new byte[run.length() * BITS / 8];
    int held = 0;
    int bits = 0;
    int size = 0;
    for (int i = 0; i < run.length(); i++) {
      int value = value(run.charAt(i));
      if (value < 0) {
        return null;
      }
      held = held << BITS | value;
      bits += BITS;
      if (bits >= 8) {
        bits -= 8;
        bytes[size++] = (byte) (held >> bits);
      }
    }
    return EncodedRuns.written(bytes);
  }

  private static int value(char c) {
    return c >= 'A' && c <= 'Z' ? c - 'A' : c >= '2' && c <= '7' ? c - '2' + 26 : -1;
  }
}
