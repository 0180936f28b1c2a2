package io.turnpike.routing.guardrails.disguise;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Characters written as {@code %69}, <code>\x69</code>, <code>\u0069</code> or {@code &#105;}. */
final class Escapes {

  private static final int FEWEST = 6;

  private final String text;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int first = -1;
  private int last;
  private int count;

  private Escapes(String text) {
    this.text = text;
  }

  static void find(String text, List<Reading> found) {
    if (text.indexOf('%') >= 0 || text.indexOf('\\') >= 0 || text.indexOf("&#") >= 0) {
      new Escapes(text).read(found);
    }
  }

  private void read(List<Reading> found) {
    int at = 0;
    while (at < text.length()) {
      int next = escape(at);
      if (next > at) {
        first = first < 0 ? at : first;
        last = next;
        count++;
      } else {
        next = at + Character.charCount(text.codePointAt(at));
        out.writeBytes(text.substring(at, next).getBytes(StandardCharsets.UTF_8));
      }
      at = next;
    }
    if (count >= FEWEST) {
      found.add(new Reading(out.toString(StandardCharsets.UTF_8), first, last, "escapes"));
    }
  }

  /** Where an escape that begins here ends; here where there is none. */
  private int escape(int at) {
    char c = text.charAt(at);
    if (c == '%') {
      return digits(at, at + 1, 2);
    }
    if (c == '\\' && at + 1 < text.length()) {
      char kind = text.charAt(at + 1);
      return kind == 'x' ? digits(at, at + 2, 2) : kind == 'u' ? digits(at, at + 2, 4) : at;
    }
    return c == '&' ? entity(at) : at;
  }

  private int digits(int at, int from, int length) {
    if (from + length > text.length()) {
      return at;
    }
    for (int i = from; i < from + length; i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return at;
      }
    }
    int value = HexFormat.fromHexDigits(text, from, from + length);
    if (length == 2) {
      out.write(value);
    } else {
      out.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
    }
    return from + length;
  }

  private int entity(int at) {
    int semicolon = text.indexOf(';', at, Math.min(at + 10, text.length()));
    if (semicolon < at + 3 || text.charAt(at + 1) != '#') {
      return at;
    }
    boolean hex = text.charAt(at + 2) == 'x' || text.charAt(at + 2) == 'X';
    try {
      int value = Integer.parseInt(text, at + (hex ? 3 : 2), semicolon, hex ? 16 : 10);
      if (!Character.isValidCodePoint(value)) {
        return at;
      }
      out.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
      return semicolon + 1;
    } catch (NumberFormatException no) {
      return at;
    }
  }
}
