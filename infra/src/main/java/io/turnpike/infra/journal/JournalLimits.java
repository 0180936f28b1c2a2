package io.turnpike.infra.journal;

import io.turnpike.infra.settings.StartRefused;
import java.time.Duration;

/**
 * Three segments are the least: one to append to, one in reserve, one that the reader is done with.
 *
 * @param segmentBytes size of a segment file; a multiple of 8
 * @param segments how many of them may exist; beyond that the journal is full
 * @param freeBytes what must be left on the disk after making another segment
 * @param fsyncInterval how often what was appended is forced to disk: what a power cut may cost
 * @param patience how long an append waits for a segment that is just being made
 * @param holeAfter how long the reader waits for a claimed record before it gives it up
 */
record JournalLimits(
    int segmentBytes,
    int segments,
    long freeBytes,
    Duration fsyncInterval,
    Duration patience,
    Duration holeAfter) {

  JournalLimits {
    if (segmentBytes < 4096
        || segmentBytes > 1 << 30
        || segmentBytes % Frame.ALIGNMENT != 0
        || segments < 3) {
      throw new StartRefused(
          "TURNPIKE_JOURNAL_SEGMENTS must be at least 3, and TURNPIKE_JOURNAL_SEGMENT_SIZE a multiple"
              + " of 8 bytes from 4KB to 1GB.");
    }
  }

  /** The longest payload: a few must fit a segment. */
  int payloadBytes() {
    return Math.min(Frame.MAX, segmentBytes / 4) - Frame.HEADER;
  }
}
