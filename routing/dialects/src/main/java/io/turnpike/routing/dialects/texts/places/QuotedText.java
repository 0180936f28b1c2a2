package io.turnpike.routing.dialects.texts.places;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.io.JsonStringEncoder;

/** The text of a JSON string, and a JSON string of a text, whatever is wrong with either. */
public final class QuotedText {

  private static final int HEX = 4;

  private QuotedText() {}

  /**
   * Without its quotes. What is no UTF-8 is read as the mark for lost characters; half a character
   * stays half.
   */
  static String read(byte[] bytes, int start, int stop) {
    int escape = escape(bytes, start, stop);
    if (escape == stop) {
      return new String(bytes, start, stop - start, UTF_8);
    }
    StringBuilder text = new StringBuilder(stop - start);
    int at = start;
    while (escape < stop) {
      text.append(new String(bytes, at, escape - at, UTF_8));
      at = unescape(bytes, escape, stop, text);
      escape = at < stop && bytes[at] == '\\' ? at : escape(bytes, at, stop);
    }
    return text.append(new String(bytes, at, stop - at, UTF_8)).toString();
  }

  /** With its quotes; half a character becomes an escape, since UTF-8 has none for it. */
  public static byte[] quoted(String text) {
    char[] escaped = JsonStringEncoder.getInstance().quoteAsCharArray(text);
    StringBuilder json = new StringBuilder(escaped.length + 2).append('"');
    for (int at = 0; at < escaped.length; at++) {
      char c = escaped[at];
      if (!Character.isSurrogate(c)) {
        json.append(c);
      } else if (at + 1 < escaped.length && Character.isSurrogatePair(c, escaped[at + 1])) {
        json.append(c).append(escaped[++at]);
      } else {
        json.append("\\u").append(Integer.toHexString(c));
      }
    }
    return json.append('"').toString().getBytes(UTF_8);
  }

  /** The character that four hexadecimal digits name; -1 where there are none. */
  static int hex(CharSequence digits) {
    int value = 0;
    for (int at = 0; at < digits.length(); at++) {
      int digit = Character.digit(digits.charAt(at), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << HEX | digit;
    }
    return digits.length() == HEX ? value : -1;
  }

  private static int escape(byte[] bytes, int from, int stop) {
    int at = from;
    while (at < stop && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  /** Offset after the escape; one that there is not stands for its letter. */
  private static int unescape(byte[] bytes, int at, int stop, StringBuilder text) {
    if (at + 1 >= stop) {
      return stop;
    }
    int hex =
        bytes[at + 1] == 'u' && at + 2 + HEX <= stop
            ? hex(new String(bytes, at + 2, HEX, US_ASCII))
            : -1;
    if (hex >= 0) {
      text.append((char) hex);
      return at + 2 + HEX;
    }
    if (bytes[at + 1] < 0) {
      return at + 1;
    }
    text.append(ArgumentEscapes.plain((char) bytes[at + 1]));
    return at + 2;
  }
}
