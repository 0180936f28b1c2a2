package io.turnpike.routing.gateway.testing.behaviour;

import java.math.BigInteger;

/**
 * How a stream reports usage, if at all. Anthropic has one place for it; there the first five that
 * are not {@link #MISSING} are the same.
 */
public enum UsageStyle {
  /** In an extra chunk with empty choices, when the request asked for it. */
  WHEN_ASKED,
  /** In an extra chunk, asked or not. */
  ALWAYS,
  /** Never, not even when asked; whole answers carry none either. */
  MISSING,
  /** {@code "usage":null} on each chunk, then the extra chunk when asked, as OpenAI does. */
  NULL_ON_EACH,
  /** On the chunk that carries the finish reason. */
  ON_FINISH,
  /** Nothing was used, it says. */
  ZERO,
  /** Less than nothing. */
  NEGATIVE,
  /** More than a machine can count exactly in floating point. */
  HUGE,
  /** More than a machine can count at all. */
  ENORMOUS,
  /** A word where a number belongs. */
  TEXT,
  /** A number with a fraction. */
  FRACTION;

  boolean extraChunk(CompletionRequest call) {
    return switch (this) {
      case ALWAYS -> true;
      case MISSING, ON_FINISH -> false;
      default -> call.includeUsage();
    };
  }

  boolean nullOnEach() {
    return this == NULL_ON_EACH;
  }

  /** What is reported where this many were used. */
  Object count(int used) {
    return switch (this) {
      case ZERO -> 0;
      case NEGATIVE -> -1 - used;
      case HUGE -> 1_000_000_000_000_000_000L;
      case ENORMOUS -> BigInteger.TEN.pow(30);
      case TEXT -> "many";
      case FRACTION -> used + 0.5;
      default -> used;
    };
  }
}
