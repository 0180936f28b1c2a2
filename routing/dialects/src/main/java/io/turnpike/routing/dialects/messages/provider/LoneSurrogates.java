package io.turnpike.routing.dialects.messages.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Halves of characters, as somebody gets who cuts text anywhere. The provider takes a request that
 * has one for no JSON at all. Written out, only such a half, or both one after the other, is
 * escaped as a number that begins with a D.
 */
final class LoneSurrogates {

  private static final int LENGTH = "\\uD83C".length();
  private static final byte[] REPLACEMENT = "FFFD".getBytes(US_ASCII);

  private LoneSurrogates() {}

  /**
   * Puts the usual mark for a character that is lost in the place of each.
   *
   * @param json changed in place
   */
  static byte[] replace(byte[] json) {
    int at = 0;
    while (at < json.length - 1) {
      if (json[at] != '\\') {
        at++;
      } else if (isHalf(json, at, 8, 11) && isHalf(json, at + LENGTH, 12, 15)) {
        at += 2 * LENGTH;
      } else if (isHalf(json, at, 8, 15)) {
        System.arraycopy(REPLACEMENT, 0, json, at + 2, REPLACEMENT.length);
        at += LENGTH;
      } else {
        at += 2;
      }
    }
    return json;
  }

  /** Whether an escape there has D for its first digit, and its second between these. */
  private static boolean isHalf(byte[] json, int at, int least, int most) {
    if (at + LENGTH > json.length || json[at] != '\\' || json[at + 1] != 'u') {
      return false;
    }
    int second = Character.digit(json[at + 3], 16);
    return (json[at + 2] | 0x20) == 'd' && second >= least && second <= most;
  }
}
