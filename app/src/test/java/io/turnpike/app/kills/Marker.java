package io.turnpike.app.kills;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a call is known by to client, provider and books: {@code mk-<node>-<number>-}. */
final class Marker {

  private static final Pattern SHAPE = Pattern.compile("mk-(\\d)-\\d{7}-");
  private static final AtomicLong NUMBERS = new AtomicLong();

  private Marker() {}

  static String next(int node) {
    return "mk-%d-%07d-".formatted(node, NUMBERS.incrementAndGet());
  }

  static int node(String marker) {
    return marker.charAt(3) - '0';
  }

  /** Empty where a body has none. */
  static String in(String body) {
    Matcher found = SHAPE.matcher(body);
    return found.find() ? found.group() : "";
  }
}
