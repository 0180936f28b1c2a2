package io.turnpike.routing.usage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends fields to a growing byte array: variable-length numbers, length-prefixed UTF-8. */
final class RecordWriter {

  private byte[] bytes;
  private int size;

  RecordWriter(int expected) {
    bytes = new byte[expected];
  }

  RecordWriter one(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /** Writes one byte over another. */
  RecordWriter put(int place, int value) {
    bytes[place] = (byte) value;
    return this;
  }

  RecordWriter flag(boolean value) {
    return one(value ? 1 : 0);
  }

  /** Seven bits a byte, zigzagged so that small negative numbers stay short. */
  RecordWriter number(long value) {
    long rest = (value << 1) ^ (value >> 63);
    room(10);
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  RecordWriter uuid(UUID id) {
    return fixed(id.getMostSignificantBits()).fixed(id.getLeastSignificantBits());
  }

  RecordWriter instant(Instant instant) {
    return number(instant.getEpochSecond()).number(instant.getNano());
  }

  /** Null is told from empty: lengths are one more than they are. */
  RecordWriter text(@Nullable String text) {
    if (text == null) {
      return number(0);
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length + 1L);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
    return this;
  }

  /** Room for the length of what follows; hand what this gives to {@link #end}. */
  int begin() {
    room(4);
    size += 4;
    return size;
  }

  RecordWriter end(int begun) {
    int length = size - begun;
    for (int i = 1; i <= 4; i++, length >>>= 8) {
      bytes[begun - i] = (byte) length;
    }
    return this;
  }

  int size() {
    return size;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private RecordWriter fixed(long value) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
