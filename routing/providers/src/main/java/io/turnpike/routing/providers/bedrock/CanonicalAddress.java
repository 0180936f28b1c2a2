package io.turnpike.routing.providers.bedrock;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An address as signatures have it: the path encoded once more than it is sent, the query sorted.
 */
final class CanonicalAddress {

  private static final String PLAIN = "-._~";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private CanonicalAddress() {}

  static String path(URI address) {
    String path = address.getRawPath();
    return path.isEmpty() ? "/" : encoded(path, "/");
  }

  /** A name without a value has an empty one. */
  static String query(URI address) {
    String query = address.getRawQuery();
    return query == null || query.isEmpty()
        ? ""
        : Arrays.stream(query.split("&"))
            .map(part -> part.contains("=") ? part : part + "=")
            .sorted()
            .collect(Collectors.joining("&"));
  }

  /** Text as one step of a path. */
  static String step(String text) {
    return encoded(text, "");
  }

  private static String encoded(String text, String kept) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      if (isPlain(c) || kept.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
      }
    }
    return out.toString();
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || PLAIN.indexOf(c) >= 0;
  }
}
