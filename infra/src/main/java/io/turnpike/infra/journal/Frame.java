package io.turnpike.infra.journal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * One record on disk, aligned to 8 bytes, little-endian: word (4) · type (1) · version (1) · zero
 * (2) · checksum (4) · payload. The word is the record's length with this header when it is
 * committed, minus that while its writer is still at it; see {@link #FREE}, {@link #END}, {@link
 * #ABANDONED} for the rest.
 */
final class Frame {

  static final int HEADER = 12;
  static final int ALIGNMENT = 8;
  static final byte VERSION = 1;

  /** The longest record; bounds what a search through damaged bytes has to try. */
  static final int MAX = 1 << 20;

  /** Nobody has claimed this place yet. */
  static final int FREE = 0;

  /** The segment was closed here; the next record is in the next segment. */
  static final int END = Integer.MIN_VALUE;

  /**
   * Flag beside the length: the reader gave up waiting for the writer, who will write elsewhere.
   */
  static final int ABANDONED = 1 << 30;

  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle WORD = INT.varHandle();

  private Frame() {}

  static int word(MemorySegment memory, long at) {
    return (int) WORD.getAcquire(memory, at);
  }

  /** What stood there before; the exchange took place if that is {@code expected}. */
  static int exchange(MemorySegment memory, long at, int expected, int word) {
    return (int) WORD.compareAndExchange(memory, at, expected, word);
  }

  /** Length with header, of a word that is neither {@link #FREE} nor {@link #END}. */
  static int length(int word) {
    return word < 0 ? -word : word & ~ABANDONED;
  }

  /** Bytes a record of this length takes up. */
  static long size(int length) {
    return (length + ALIGNMENT - 1L) & -ALIGNMENT;
  }

  /** Everything but the word, which makes the rest visible. */
  static void write(MemorySegment memory, long at, int kind, byte[] payload, int checksum) {
    memory.set(INT, at + 4, kind);
    memory.set(INT, at + 8, checksum);
    MemorySegment.copy(payload, 0, memory, ValueLayout.JAVA_BYTE, at + HEADER, payload.length);
  }

  /** Type, version and the zero bytes as one integer. */
  static int kind(byte type) {
    return (type & 0xFF) | (VERSION << 8);
  }

  static int kind(MemorySegment memory, long at) {
    return memory.get(INT, at + 4);
  }

  static int checksum(MemorySegment memory, long at) {
    return memory.get(INT, at + 8);
  }

  static byte[] payload(MemorySegment memory, long at, int length) {
    byte[] payload = new byte[length - HEADER];
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at + HEADER, payload, 0, payload.length);
    return payload;
  }

  /**
   * CRC-32C of the payload, masked by its place and the segment's random salt: bytes inside a
   * payload that look like a record are never taken for one, not even when they were made to.
   */
  static int checksum(long salt, long at, int kind, byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload, 0, payload.length);
    long mask = mixed(salt ^ mixed(mixed(at) ^ kind ^ ((long) payload.length << 32)));
    return (int) (crc.getValue() ^ mask);
  }

  /** The finalizer of SplitMix64: every bit of the input moves every bit of the output. */
  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
