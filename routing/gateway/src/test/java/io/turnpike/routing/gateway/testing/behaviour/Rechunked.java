package io.turnpike.routing.gateway.testing.behaviour;

import java.util.Random;

/**
 * The same answer for every seed, written in a legal style and cut in places that the seed picks.
 */
public final class Rechunked {

  /** Longer than an ASCII letter in UTF-8, so that characters are cut too. */
  public static final String WORDS = "Grüße an ☂ and 🌍, \\\"quoted\\\" 中文 over and out";

  private static final int LONGEST_PIECE = 48;

  private Rechunked() {}

  public static Completion by(long seed) {
    Random random = new Random(seed);
    SseStyle style = SseStyle.values()[random.nextInt(SseStyle.values().length)];
    return Completion.text(WORDS)
        .style(style)
        .cut(new Cut.Random(seed, 1 + random.nextInt(LONGEST_PIECE)));
  }
}
