package io.turnpike.routing.usage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what {@link RecordWriter} wrote. Runs off the end with an exception, never past it.
 */
final class RecordReader {

  private final byte[] bytes;
  private final int end;
  private int at;

  RecordReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private RecordReader(byte[] bytes, int at, int end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** Whether a newer build has appended something here. */
  boolean hasMore() {
    return at < end;
  }

  int one() {
    return bytes[Objects.checkIndex(at++, end)];
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
    if (count < 0 || count > end - at) {
      throw new IllegalArgumentException("A count of " + count + " in " + (end - at) + " bytes.");
    }
    return (int) count;
  }

  <E> List<E> list(Function<RecordReader, E> element) {
    int size = count();
    List<E> all = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      all.add(element.apply(this));
    }
    return List.copyOf(all);
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
    if (length < 0 || length > end - at) {
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

  /** What {@link RecordWriter#begin} and {@code end} enclosed; this reader goes on behind it. */
  RecordReader frame() {
    int length = 0;
    for (int i = 0; i < 4; i++) {
      length = length << 8 | one() & 0xFF;
    }
    if (length < 0 || length > end - at) {
      throw new IllegalArgumentException("A frame of " + length + " bytes is cut short.");
    }
    at += length;
    return new RecordReader(bytes, at - length, at);
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
