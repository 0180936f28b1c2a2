package io.turnpike.infra.journal;

import io.turnpike.infra.journal.Segment.Record;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds records in segments. In a segment of this run an uncommitted record is waited for; in one
 * of an earlier run nobody is left to commit it, so the search goes on behind it.
 */
final class SegmentReader {

  private final Tally tally;
  private final long holeAfterNanos;

  /** Per segment of an earlier run: up to where it was examined, so that nothing counts twice. */
  private final Map<Long, Long> examined = new HashMap<>();

  /** Per segment of an earlier run: from where on it is known to hold nothing. */
  private final Map<Long, Long> barren = new HashMap<>();

  /** The uncommitted record of this run that is being waited for. */
  private long waitSegment;

  private long waitOffset;
  private long waitSince;

  SegmentReader(Tally tally, Duration holeAfter) {
    this.tally = tally;
    this.holeAfterNanos = holeAfter.toNanos();
  }

  /** The next record at or after an offset, an end, or word that it may yet come. */
  Step next(Segment segment, long from) {
    return segment.live ? nextLive(segment, from) : nextLeft(segment, from);
  }

  private Step nextLive(Segment segment, long from) {
    long at = from;
    while (at < segment.tail()) {
      int word = segment.word(at);
      if (word < 0 && !givenUp(segment, at, word)) {
        return new Pending();
      }
      Record found = word > 0 ? segment.record(at) : null;
      if (found != null) {
        return new Found(at, found);
      }
      at = skip(segment, at, word);
    }
    return segment.endsAt(at) ? new Ended() : new Pending();
  }

  /** Memory this process wrote tells its lengths rightly, even where a payload is damaged. */
  private long skip(Segment segment, long at, int word) {
    if (word > 0 && (word & Frame.ABANDONED) == 0) {
      tally.damaged.increment();
    }
    return at + Frame.size(Frame.length(word));
  }

  private boolean givenUp(Segment segment, long at, int word) {
    long now = System.nanoTime();
    if (waitSegment != segment.number() || waitOffset != at) {
      waitSegment = segment.number();
      waitOffset = at;
      waitSince = now;
    }
    if (now - waitSince < holeAfterNanos || !segment.abandon(at, word)) {
      return false;
    }
    tally.holes.increment();
    return true;
  }

  private Step nextLeft(Segment segment, long from) {
    if (from >= barren.getOrDefault(segment.number(), segment.capacity())) {
      return new Ended();
    }
    for (long at = from; at < segment.capacity(); at += Frame.ALIGNMENT) {
      Record found = segment.record(at);
      if (found != null) {
        count(segment, from, at);
        return new Found(at, found);
      }
    }
    count(segment, from, segment.capacity());
    barren.put(segment.number(), from);
    return new Ended();
  }

  /** Judges what was skipped by how it begins: unclaimed to the end is only the end. */
  private void count(Segment segment, long from, long to) {
    if (from == to || from + Frame.HEADER > segment.capacity()) {
      return;
    }
    if (from < examined.getOrDefault(segment.number(), 0L)) {
      return;
    }
    examined.put(segment.number(), to);
    int word = segment.word(from);
    boolean ending = word == Frame.END || (word == Frame.FREE && to == segment.capacity());
    if (!ending) {
      (word <= 0 ? tally.holes : tally.damaged).increment();
    }
  }

  /** What stands at an offset. */
  sealed interface Step {}

  record Found(long at, Record record) implements Step {}

  /** Nothing yet; look again later. */
  record Pending() implements Step {}

  /** Nothing more in this segment, ever. */
  record Ended() implements Step {}
}
