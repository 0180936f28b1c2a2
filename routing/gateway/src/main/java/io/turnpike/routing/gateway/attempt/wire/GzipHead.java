package io.turnpike.routing.gateway.attempt.wire;

import io.turnpike.routing.gateway.call.AttemptFailed;

/** Finds where the head of a gzip file ends (RFC 1952), in bytes that come cut anywhere. */
final class GzipHead {

  private static final int FIXED = 10;
  private static final int CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  /** What of the head is being read, in its order. */
  private enum Part {
    FIXED,
    EXTRA_LENGTH,
    EXTRA,
    NAME,
    COMMENT,
    CHECKSUM,
    OVER
  }

  private Part part = Part.FIXED;
  private int read;
  private int flags;
  private int extra;

  /**
   * The offset after the head, or the length when it goes on. Throws {@link AttemptFailed} for what
   * is no such head.
   */
  int skip(byte[] bytes) {
    int at = 0;
    while (part != Part.OVER && at < bytes.length) {
      take(bytes[at++] & 0xff);
    }
    return at;
  }

  private void take(int value) {
    switch (part) {
      case FIXED -> fixed(value);
      case EXTRA_LENGTH -> extraLength(value);
      case EXTRA -> next(++read == extra);
      case NAME, COMMENT -> next(value == 0);
      case CHECKSUM -> next(++read == CHECKSUM);
      case OVER -> throw new IllegalStateException("The head is over.");
    }
  }

  private void fixed(int value) {
    boolean wrong =
        switch (read) {
          case 0 -> value != 0x1f;
          case 1 -> value != 0x8b;
          case 2 -> value != 8;
          default -> false;
        };
    if (wrong) {
      throw AnswerFailures.invalid("The provider's answer says it is compressed, and is not.");
    }
    if (read == 3) {
      flags = value;
    }
    next(++read == FIXED);
  }

  private void extraLength(int value) {
    extra |= value << 8 * read;
    next(++read == 2);
  }

  /** Parts that the flags do not announce, or that are empty, are passed over. */
  private void next(boolean done) {
    if (!done) {
      return;
    }
    do {
      part = Part.values()[part.ordinal() + 1];
      read = 0;
    } while (!isThere());
  }

  private boolean isThere() {
    return switch (part) {
      case FIXED, OVER -> true;
      case EXTRA_LENGTH -> (flags & EXTRA) != 0;
      case EXTRA -> (flags & EXTRA) != 0 && extra > 0;
      case NAME -> (flags & NAME) != 0;
      case COMMENT -> (flags & COMMENT) != 0;
      case CHECKSUM -> (flags & CHECKSUM) != 0;
    };
  }
}
