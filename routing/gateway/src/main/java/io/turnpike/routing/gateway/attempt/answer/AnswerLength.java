package io.turnpike.routing.gateway.attempt.answer;

import io.turnpike.routing.dialects.FrameScan;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a stream delivers against the tokens its client allows, and says when it is certain
 * that the provider writes on regardless. A piece of text is at least one token, so too many pieces
 * are too many tokens; and a token holds no more than so many bytes, so too many bytes are as well.
 */
final class AnswerLength {

  /** Pieces without a token of their own, such as the empty arguments of a call. */
  private static final long SLACK = 16;

  /** Longest token of the vocabularies in use, 128 bytes, with each byte escaped as six. */
  private static final long MOST_BYTES_PER_TOKEN = 1024;

  /** Shorter on average, and it is text that somebody cut into single characters. */
  private static final long LEAST_BYTES_PER_PIECE = 2;

  /** A limit that no stream can reach needs no counting. */
  private static final long HIGHEST = 1L << 40;

  private final long most;
  private final boolean withReasoning;
  private long pieces;
  private long bytes;

  private AnswerLength(long most, boolean withReasoning) {
    this.most = most;
    this.withReasoning = withReasoning;
  }

  /**
   * Null without a limit.
   *
   * @param tokens most that were asked for, over all answers; -1 for as many as there are
   * @param withReasoning whether reasoning counts
   */
  static @Nullable AnswerLength of(long tokens, boolean withReasoning) {
    return tokens < 0 || tokens > HIGHEST
        ? null
        : new AnswerLength(tokens + tokens / 10 + SLACK, withReasoning);
  }

  /** Whether it is too long with what the last frame says. */
  boolean exceededWith(FrameScan scan) {
    return scan.contentBytes() > 0
        && (withReasoning || !scan.hasReasoning())
        && exceededWith(scan.contentBytes());
  }

  /** Whether it is too long with this piece. */
  boolean exceededWith(int length) {
    pieces++;
    bytes += length;
    return pieces > most && bytes >= pieces * LEAST_BYTES_PER_PIECE
        || bytes > most * MOST_BYTES_PER_TOKEN;
  }
}
