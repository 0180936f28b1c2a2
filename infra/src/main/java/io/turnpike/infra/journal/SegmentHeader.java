package io.turnpike.infra.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first 64 bytes of a segment: magic (8) · format (4) · checksum of the other fields (4) ·
 * number (8) · node (16) · epoch (8) · created at (8) · salt (8).
 *
 * @param number ascending, never used twice in a directory
 * @param node whose journal this is
 * @param epoch the number of the first segment of the same run
 * @param createdAt Unix milliseconds
 * @param salt random; see {@link Frame#checksum}
 */
record SegmentHeader(long number, UUID node, long epoch, long createdAt, long salt) {

  static final int BYTES = 64;
  static final int FORMAT = 1;

  private static final long MAGIC = 0x544B_504A_4E4C_0A1AL;
  private static final int CHECKED_FROM = 16;

  ByteBuffer encoded() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(MAGIC).putInt(FORMAT).putInt(0).putLong(number);
    bytes.putLong(node.getMostSignificantBits()).putLong(node.getLeastSignificantBits());
    bytes.putLong(epoch).putLong(createdAt).putLong(salt);
    return bytes.putInt(12, checksum(bytes)).flip();
  }

  /** Null when the bytes are no header, or no longer whole. */
  static @Nullable SegmentHeader decode(ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    boolean whole =
        bytes.remaining() == BYTES
            && bytes.getLong(0) == MAGIC
            && bytes.getInt(8) == FORMAT
            && bytes.getInt(12) == checksum(bytes);
    return whole ? fields(bytes) : null;
  }

  private static SegmentHeader fields(ByteBuffer bytes) {
    UUID node = new UUID(bytes.getLong(24), bytes.getLong(32));
    return new SegmentHeader(
        bytes.getLong(16), node, bytes.getLong(40), bytes.getLong(48), bytes.getLong(56));
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), CHECKED_FROM, BYTES - CHECKED_FROM);
    return (int) crc.getValue() ^ FORMAT;
  }
}
