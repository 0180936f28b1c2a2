package io.turnpike.routing.dialects.eventstream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One message: twelve bytes in front (length of all, length of the headers, checksum of both),
 * headers, payload, and a checksum of everything before it. Numbers have their high byte first.
 *
 * @param kind {@code event}, {@code exception} or {@code error}; empty where it does not say
 * @param type of the event or exception, or the code of an error; empty where it does not say
 * @param sentence of an error that stands in its headers; empty without one
 * @param bytes hold the payload
 */
record Message(String kind, String type, String sentence, byte[] bytes, int start, int end) {

  /** Bytes in front of the headers. */
  static final int PRELUDE = 12;

  private static final int CHECKSUM = 4;
  private static final int SHORTEST = PRELUDE + CHECKSUM;

  /** How many bytes the message has that begins there, checksums included. */
  static int length(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getInt(at);
  }

  /** Whether what stands in front of a message can be believed, its length above all. */
  static boolean hasSoundPrelude(byte[] bytes, int at) {
    ByteBuffer all = ByteBuffer.wrap(bytes);
    int length = all.getInt(at);
    int headers = all.getInt(at + 4);
    return checksum(bytes, at, PRELUDE - CHECKSUM) == all.getInt(at + PRELUDE - CHECKSUM)
        && length >= SHORTEST
        && headers >= 0
        && headers <= length - SHORTEST;
  }

  /**
   * Null where its checksum does not fit, or its headers are none.
   *
   * @param length as its sound prelude tells it; all of it is there
   */
  static @Nullable Message of(byte[] bytes, int at, int length) {
    ByteBuffer all = ByteBuffer.wrap(bytes);
    int end = at + length - CHECKSUM;
    if (checksum(bytes, at, length - CHECKSUM) != all.getInt(end)) {
      return null;
    }
    int payload = at + PRELUDE + all.getInt(at + 4);
    MessageHeaders headers = MessageHeaders.of(all, at + PRELUDE, payload);
    return headers == null
        ? null
        : new Message(headers.kind(), headers.type(), headers.sentence(), bytes, payload, end);
  }

  boolean isEvent() {
    return kind.isEmpty() || kind.equals("event");
  }

  String text() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, from, length);
    return (int) checksum.getValue();
  }
}
