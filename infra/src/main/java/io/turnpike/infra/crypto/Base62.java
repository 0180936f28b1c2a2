package io.turnpike.infra.crypto;

import java.security.SecureRandom;

/** Digits, upper and lower case letters: what survives a double click and a URL. */
final class Base62 {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** Bytes from here up would make the first letters likelier; they are thrown away. */
  private static final int UNBIASED = 256 / 62 * 62;

  private Base62() {}

  static boolean contains(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  static char digit(long value) {
    return ALPHABET.charAt((int) (value % 62));
  }

  static void appendRandom(StringBuilder to, int length, SecureRandom random) {
    byte[] bytes = new byte[length * 2];
    int end = to.length() + length;
    while (to.length() < end) {
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length && to.length() < end; i++) {
        int b = bytes[i] & 0xFF;
        if (b < UNBIASED) {
          to.append(digit(b));
        }
      }
    }
  }
}
