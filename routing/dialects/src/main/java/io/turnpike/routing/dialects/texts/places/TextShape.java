package io.turnpike.routing.dialects.texts.places;

import java.util.Arrays;
import java.util.Locale;

/** Tells by their bytes what strings are that are no text. */
final class TextShape {

  private static final int LONGEST_SETTING = 512;
  private static final int LONGEST_WORD = 40;
  private static final int MOST_DIGITS = 3;

  /** Shorter ones could be a key. */
  private static final int SHORTEST_MEDIUM = 256;

  private static final int LONGEST_HEAD = 128;
  private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};

  private TextShape() {}

  /** One word, as APIs have for settings and ids. */
  static boolean isSetting(byte[] bytes, int start, int stop) {
    return stop - start <= LONGEST_SETTING && isSealed(bytes, start, stop);
  }

  /** The same of any length. */
  static boolean isSealed(byte[] bytes, int start, int stop) {
    for (int at = start; at < stop; at++) {
      if (!isBase64(bytes, at, stop) && "_-.:".indexOf(bytes[at]) < 0) {
        return false;
      }
    }
    return true;
  }

  /** A data address, or much base64. */
  static boolean isMedium(byte[] bytes, int start, int stop) {
    int comma = comma(bytes, start, stop);
    boolean packed = comma > 0 || stop - start >= SHORTEST_MEDIUM;
    for (int at = Math.max(start, comma); packed && at < stop; at++) {
      packed = isBase64(bytes, at, stop);
    }
    return packed;
  }

  /** A name as people give to fields, that cannot be anything secret. */
  static boolean isWord(String name) {
    int digits = 0;
    boolean word = !name.isEmpty() && name.length() <= LONGEST_WORD;
    for (int at = 0; word && at < name.length(); at++) {
      char c = name.charAt(at);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || isSign(c);
    }
    return word && digits <= MOST_DIGITS && !isUpper(name);
  }

  private static boolean isSign(char c) {
    return c == '_' || c == '$';
  }

  /** As field names of APIs are not, and keys of some vendors are. */
  private static boolean isUpper(String name) {
    return name.length() > LONGEST_WORD / 4 && name.equals(name.toUpperCase(Locale.ROOT));
  }

  /** After the comma of a data address that has one; 0 for anything else. */
  private static int comma(byte[] bytes, int start, int stop) {
    if (stop - start < DATA.length || !isData(bytes, start)) {
      return 0;
    }
    for (int at = start; at < Math.min(stop, start + LONGEST_HEAD); at++) {
      if (bytes[at] == ',') {
        return bytes[at - 1] == '4' ? at + 1 : 0;
      }
    }
    return 0;
  }

  private static boolean isData(byte[] bytes, int start) {
    return Arrays.equals(bytes, start, start + DATA.length, DATA, 0, DATA.length);
  }

  private static boolean isBase64(byte[] bytes, int at, int stop) {
    byte b = bytes[at];
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '+'
        || b == '/'
        || b == '='
        || b == '\\' && at + 1 < stop && "/nr".indexOf(bytes[at + 1]) >= 0;
  }
}
