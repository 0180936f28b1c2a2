package io.turnpike.infra.journal;

import java.util.List;
import java.util.UUID;

/**
 * Records that survive {@code kill -9} once appended, read back in order by one reader. Appending
 * takes no lock with any number of threads and about a microsecond, with a system call only for the
 * first record in a while, so it may be done on an event loop.
 */
public interface Journal extends AutoCloseable {

  /**
   * Returns when the record is in the page cache. Throws {@link JournalFull} when the disk, or the
   * reserve the reader has fallen behind by, is used up; nothing is written then.
   */
  void append(byte type, byte[] payload);

  /**
   * Appends a record that ends what an earlier one began. It may use the last segment, which {@link
   * #append} leaves alone, so that what was let in can still be closed. Throws {@link JournalFull}
   * when that is used up as well.
   */
  default void appendFromReserve(byte type, byte[] payload) {
    append(type, payload);
  }

  /**
   * Up to {@code limit} records after {@code position}, oldest first; empty when there are none
   * yet. Torn records at the end of a crashed run are skipped, damaged ones elsewhere counted and
   * skipped.
   */
  List<Entry> read(Position position, int limit);

  /** The reader has stored everything up to here; segments wholly before it may be deleted. */
  void release(Position position);

  /** Where this process began to append: entries before it were written by an earlier run. */
  Position startedAt();

  /**
   * Names this journal for good. Positions of two journals, even of one directory before and after
   * it was emptied, have nothing to do with each other; keep them under this name.
   */
  UUID node();

  /** Whether the disk has failed to keep something since the journal was opened. */
  boolean degraded();

  @Override
  void close();

  /**
   * @param next position to go on reading from
   */
  record Entry(byte type, byte[] payload, Position at, Position next) {}

  /**
   * @param segment number of the file, ascending
   * @param offset byte in it
   */
  record Position(long segment, long offset) implements Comparable<Position> {

    public static final Position START = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
      int bySegment = Long.compare(segment, other.segment);
      return bySegment != 0 ? bySegment : Long.compare(offset, other.offset);
    }
  }
}
