package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.usage.TokenUsage;

/** As which classes of use a path is charged that is about sounds or pictures; others, as text. */
final class ChargedKinds {

  static final TokenUsage TEXT = TokenUsage.of(1, 1);
  private static final TokenUsage HEARD = new TokenUsage(0, 0, 0, 0, 0, 0, 1, 0, 0);
  private static final TokenUsage SPOKEN = new TokenUsage(0, 0, 0, 0, 0, 0, 0, 1, 0);
  private static final TokenUsage DRAWN = new TokenUsage(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0);

  private ChargedKinds() {}

  static TokenUsage of(String path) {
    return switch (path) {
      case "audio/transcriptions", "audio/translations" -> HEARD;
      case "audio/speech" -> SPOKEN;
      case "images/generations", "images/edits", "images/variations" -> DRAWN;
      default -> TEXT;
    };
  }
}
