package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.FoldedText;
import io.turnpike.routing.guardrails.secrets.KeyShape.Body;

/**
 * Where the characters of a body were seen to go on, so that a row of beginnings of keys without an
 * end is read once and not from each of them.
 */
final class BodyRuns {

  private final FoldedText text;
  private final int[] starts = new int[Body.values().length];
  private final int[] ends = new int[starts.length];

  BodyRuns(FoldedText text) {
    this.text = text;
  }

  /** Where a body ends that begins here, at most this far. */
  int end(Body body, int from, int limit) {
    int run = body.ordinal();
    boolean known = starts[run] <= from && from <= ends[run];
    int end = known ? Math.min(ends[run], limit) : from;
    while (end < limit && body.has(text.at(end))) {
      end++;
    }
    starts[run] = known ? starts[run] : from;
    ends[run] = known ? Math.max(ends[run], end) : end;
    return end;
  }
}
