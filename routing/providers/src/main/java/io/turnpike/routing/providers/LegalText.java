package io.turnpike.routing.providers;

import java.nio.charset.StandardCharsets;

/** Path and query as addresses may hold them: clients are not held to that, and servers differ. */
final class LegalText {

  private static final String ILLEGAL = "\"#<>[]\\^`{|}";

  private LegalText() {}

  /** The same where nothing stands against it. */
  static String of(String path) {
    StringBuilder legal = null;
    for (int at = 0; at < path.length(); at++) {
      boolean fine = isLegal(path, at);
      if (!fine && legal == null) {
        legal = new StringBuilder(path.length() + 16).append(path, 0, at);
      }
      if (legal != null) {
        append(legal, path.charAt(at), fine);
      }
    }
    return legal == null ? path : legal.toString();
  }

  private static boolean isLegal(String path, int at) {
    char c = path.charAt(at);
    return c == '%'
        ? isHex(path, at + 1) && isHex(path, at + 2)
        : c > ' ' && c < 127 && ILLEGAL.indexOf(c) < 0;
  }

  private static boolean isHex(String path, int at) {
    return at < path.length() && Character.digit(path.charAt(at), 16) >= 0;
  }

  /** Text of a request line is Latin-1, whatever its bytes mean. */
  private static void append(StringBuilder legal, char c, boolean fine) {
    if (fine) {
      legal.append(c);
      return;
    }
    for (byte each :
        String.valueOf(c)
            .getBytes(c < 256 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8)) {
      legal.append('%').append(String.format("%02X", each & 0xff));
    }
  }
}
