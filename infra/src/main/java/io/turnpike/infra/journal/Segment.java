package io.turnpike.infra.journal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One mapped file. Claiming a place and telling its length are the same compare-and-set on the
 * record's word, so that a writer killed at any moment leaves a gap of known size, never a silent
 * one. Access after {@link #unmap()} throws {@link IllegalStateException}; it cannot crash.
 */
final class Segment {

  /** Claim's answer when the record does not fit any more. */
  static final long FULL = -1;

  final SegmentHeader header;
  final Path file;

  /** Written by this run; otherwise left behind by an earlier one, and nobody appends. */
  final boolean live;

  private final Arena arena;
  private final MemorySegment memory;
  private final AtomicLong tail = new AtomicLong(SegmentHeader.BYTES);
  private volatile @Nullable Segment next;

  Segment(SegmentHeader header, Path file, boolean live, Arena arena, MemorySegment memory) {
    this.header = header;
    this.file = file;
    this.live = live;
    this.arena = arena;
    this.memory = memory;
  }

  long number() {
    return header.number();
  }

  /** The first byte that no record is in yet. */
  long tail() {
    return tail.get();
  }

  long capacity() {
    return memory.byteSize();
  }

  @Nullable Segment next() {
    return next;
  }

  void follow(Segment follower) {
    next = follower;
  }

  /**
   * The offset of a place for so many bytes, or {@link #FULL}: then the segment has its end mark.
   */
  long claim(int length) {
    long size = Frame.size(length);
    while (true) {
      long at = tail.get();
      boolean fits = at + size + Frame.ALIGNMENT <= capacity();
      int found = Frame.exchange(memory, at, Frame.FREE, fits ? -length : Frame.END);
      if (found == Frame.END || (found == Frame.FREE && !fits)) {
        return FULL;
      }
      tail.compareAndSet(at, at + Frame.size(found == Frame.FREE ? length : Frame.length(found)));
      if (found == Frame.FREE) {
        return at;
      }
    }
  }

  /** False when the reader has given the place up meanwhile. */
  boolean commit(long at, byte type, byte[] payload) {
    int length = Frame.HEADER + payload.length;
    int kind = Frame.kind(type);
    Frame.write(memory, at, kind, payload, Frame.checksum(header.salt(), at, kind, payload));
    return Frame.exchange(memory, at, -length, length) == -length;
  }

  /** Closes the segment to further records; harmless if it is already. */
  void seal() {
    while (live) {
      long at = tail.get();
      int found = Frame.exchange(memory, at, Frame.FREE, Frame.END);
      if (found == Frame.FREE || found == Frame.END) {
        return;
      }
      tail.compareAndSet(at, at + Frame.size(Frame.length(found)));
    }
  }

  int word(long at) {
    return Frame.word(memory, at);
  }

  /** Makes the writer of an uncommitted record write it elsewhere. False if it is done by now. */
  boolean abandon(long at, int word) {
    return Frame.exchange(memory, at, word, -word | Frame.ABANDONED) == word;
  }

  /** The committed record at this offset; null when there is none, or not a whole one. */
  @Nullable Record record(long at) {
    int length = at + Frame.HEADER > capacity() ? 0 : Frame.word(memory, at);
    if (length < Frame.HEADER || length > Math.min(Frame.MAX, capacity() - at)) {
      return null;
    }
    int kind = Frame.kind(memory, at);
    if (kind >>> 8 != Frame.VERSION) {
      return null;
    }
    byte[] payload = Frame.payload(memory, at, length);
    int checksum = Frame.checksum(header.salt(), at, kind, payload);
    boolean whole = checksum == Frame.checksum(memory, at);
    return whole ? new Record((byte) kind, payload, at + Frame.size(length)) : null;
  }

  /** The first offset from here on that a record is still awaited at. */
  long settled(long from) {
    long at = from;
    while (at < tail()) {
      int word = word(at);
      if (word < 0) {
        return at;
      }
      at += Frame.size(Frame.length(word));
    }
    return at;
  }

  /** No record will ever stand here or later. */
  boolean endsAt(long at) {
    return at + Frame.ALIGNMENT > capacity() || word(at) == Frame.END;
  }

  /** The part of the file between two offsets, for forcing it to disk. */
  MemorySegment between(long from, long to) {
    return memory.asSlice(from, to - from);
  }

  void unmap() {
    arena.close();
  }

  record Record(byte type, byte[] payload, long end) {}
}
