package io.turnpike.routing.gateway.usage.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.knuddels.jtokkit.api.Encoding;

/** A text in pieces that are counted apart, which never makes fewer tokens worth the name. */
final class Windows {

  static final int WINDOW = 4 * 1024;

  /** Some milliseconds of work. */
  static final int MOST = 16;

  private final Encoding encoding;
  private final byte[] text;
  private long counted;
  private long tokens;
  private long densest;

  Windows(Encoding encoding, byte[] text) {
    this.encoding = encoding;
    this.text = text;
    if (text.length <= WINDOW * MOST) {
      all();
    } else {
      spread();
    }
  }

  /** What is left uncounted is as the rest is. */
  long tokens() {
    return counted == 0 ? 0 : Math.ceilDiv(tokens * text.length, counted);
  }

  /** What is left uncounted is as its densest window is. */
  long most() {
    return tokens + Math.ceilDiv((text.length - counted) * densest, WINDOW);
  }

  private void all() {
    for (int from = 0; from < text.length; ) {
      from = window(from);
    }
  }

  private void spread() {
    long step = (text.length - WINDOW) / (MOST - 1);
    for (int i = 0; i < MOST; i++) {
      window(border((int) (i * step)));
    }
  }

  private int window(int from) {
    int to = from + WINDOW >= text.length ? text.length : border(from + WINDOW);
    long found = encoding.countTokensOrdinary(new String(text, from, to - from, UTF_8));
    tokens += found;
    counted += to - from;
    densest = Math.max(densest, found);
    return to;
  }

  /** Not within a character; whatever comes without end is none. */
  private int border(int at) {
    int before = at;
    while (before > 0 && at - before < 3 && (text[before] & 0xC0) == 0x80) {
      before--;
    }
    return before;
  }
}
