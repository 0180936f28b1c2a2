package io.turnpike.routing.gateway.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** Whether an answer is meant for people: no API answers so. */
final class WebPage {

  private static final int BEGINNING = 200;

  private WebPage() {}

  static boolean is(byte[] body) {
    String start =
        new String(body, 0, Math.min(body.length, BEGINNING), UTF_8)
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype html") || start.startsWith("<html");
  }
}
