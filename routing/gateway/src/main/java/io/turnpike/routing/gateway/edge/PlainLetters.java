package io.turnpike.routing.gateway.edge;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Pattern;

/**
 * Letters, digits, {@code -}, {@code _} and {@code ~} that are percent-encoded in a path, which
 * means the same without: a server reads {@code convers%65} as {@code converse}, so the gateway
 * must. A dot is none of them, since it could lead elsewhere.
 */
final class PlainLetters {

  private static final int ESCAPE = 3;
  private static final Pattern PLAIN =
      Pattern.compile("2d|3\\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae]", CASE_INSENSITIVE);

  private PlainLetters() {}

  /** The same with them written out; what follows a question mark stays as it is. */
  static String in(String uri) {
    int mark = uri.indexOf('?');
    int end = mark < 0 ? uri.length() : mark;
    StringBuilder path = new StringBuilder(uri.length());
    for (int at = 0; at < end; at++) {
      path.append(uri.charAt(at));
      writePlain(path);
    }
    return path.append(uri, end, uri.length()).toString();
  }

  /** A letter that was written out can itself be the last one of an escape. */
  private static void writePlain(StringBuilder path) {
    int at = path.length() - ESCAPE;
    while (at >= 0 && path.charAt(at) == '%' && isPlain(path.substring(at + 1))) {
      char letter = (char) Integer.parseInt(path.substring(at + 1), 16);
      path.setLength(at);
      path.append(letter);
      at = path.length() - ESCAPE;
    }
  }

  private static boolean isPlain(String hex) {
    return PLAIN.matcher(hex).matches();
  }
}
