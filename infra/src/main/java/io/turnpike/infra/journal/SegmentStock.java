package io.turnpike.infra.journal;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The segments there are, oldest first: those of earlier runs, the current one, a spare. */
final class SegmentStock {

  private final SegmentFiles files;
  private final JournalLimits limits;
  private final UUID node;
  private final ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
  private final SecureRandom random = new SecureRandom();
  private final long epoch;
  private long number;

  /** An emptied directory goes on from the clock, so that a number is not used twice. */
  SegmentStock(SegmentFiles files, JournalLimits limits, UUID node, SegmentFiles.Left left) {
    this.files = files;
    this.limits = limits;
    this.node = node;
    left.segments().forEach(segment -> segments.put(segment.number(), segment));
    epoch = segments.isEmpty() ? Instant.now().getEpochSecond() : segments.lastKey() + 1;
    number = epoch;
  }

  /** The segment a position lies in, or the next one there is. */
  @Nullable Segment atOrAfter(long number) {
    return value(segments.ceilingEntry(number));
  }

  @Nullable Segment after(Segment segment) {
    return value(segments.higherEntry(segment.number()));
  }

  Iterable<Segment> oldestFirst() {
    return segments.values();
  }

  long bytes() {
    return segments.values().stream().mapToLong(Segment::capacity).sum();
  }

  /** What stands in the way of one more segment; null if nothing does. */
  @Nullable String obstacle() throws IOException {
    if (bytes() + limits.segmentBytes() > (long) limits.segments() * limits.segmentBytes()) {
      return "the reader has fallen behind by " + bytes() + " bytes, all the journal may keep";
    }
    long free = files.freeBytes();
    return free - limits.segmentBytes() < limits.freeBytes()
        ? "only " + free + " bytes are free on its disk"
        : null;
  }

  /** One more segment of this run, behind all others. */
  Segment add() throws IOException {
    long now = System.currentTimeMillis();
    var header = new SegmentHeader(number, node, epoch, now, random.nextLong());
    Segment segment = files.create(header, limits.segmentBytes());
    number++;
    segments.put(segment.number(), segment);
    return segment;
  }

  void remove(Segment segment) throws IOException {
    segments.remove(segment.number());
    files.delete(segment);
  }

  void unmap() {
    segments.values().forEach(Segment::unmap);
    segments.clear();
  }

  private static @Nullable Segment value(Map.@Nullable Entry<Long, Segment> entry) {
    return entry == null ? null : entry.getValue();
  }
}
