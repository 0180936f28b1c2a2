package io.turnpike.routing.usage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what {@link RecordWriter} wrote. Runs off the end with an exception, never past it.
 */
final class RecordReader {

  private final byte[] bytes;
  private int at;

  RecordReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int one() {
    return bytes[at++];
  }

  boolean flag() {
    return one() != 0;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = one();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IllegalArgumentException("A number of more than ten bytes.");
  }

  int count() {
    long count = number();
    if (count < 0 || count > bytes.length - at) {
      throw new IllegalArgumentException("A count of " + count + " in " + bytes.length + " bytes.");
    }
    return (int) count;
  }

  UUID uuid() {
    return new UUID(fixed(), fixed());
  }

  Instant instant() {
    return Instant.ofEpochSecond(number(), number());
  }

  @Nullable String optionalText() {
    long marked = number();
    if (marked == 0) {
      return null;
    }
    long length = marked - 1;
    if (length < 0 || length > bytes.length - at) {
      throw new IllegalArgumentException("A text of " + length + " bytes is cut short.");
    }
    String text = new String(bytes, at, (int) length, StandardCharsets.UTF_8);
    at += (int) length;
    return text;
  }

  String text() {
    String text = optionalText();
    if (text == null) {
      throw new IllegalArgumentException("A text that must be there is missing.");
    }
    return text;
  }

  /** A constant by position; {@code unknown} for one that only a newer build has. */
  <E> E constant(E[] constants, E unknown) {
    int ordinal = one();
    return ordinal >= 0 && ordinal < constants.length ? constants[ordinal] : unknown;
  }

  private long fixed() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | one() & 0xFF;
    }
    return value;
  }
}
