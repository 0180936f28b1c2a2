package io.turnpike.routing.dialects.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** JSON put together from pieces that are JSON already. */
public final class Pieces {

  private byte[] bytes;
  private int size;

  /**
   * @param room bytes that it will have, roughly
   */
  public Pieces(int room) {
    bytes = new byte[room];
  }

  public Pieces put(String ascii) {
    int length = ascii.length();
    room(length);
    for (int i = 0; i < length; i++) {
      char each = ascii.charAt(i);
      bytes[size + i] = (byte) (each < 128 ? each : '?');
    }
    size += length;
    return this;
  }

  public Pieces put(long number) {
    return put(Long.toString(number));
  }

  public Pieces put(byte[] piece) {
    return put(piece, 0, piece.length);
  }

  public Pieces put(byte[] piece, int start, int end) {
    room(end - start);
    System.arraycopy(piece, start, bytes, size, end - start);
    size += end - start;
    return this;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }

  /** Another element of a list, or member of an object, behind those that are there. */
  public Pieces next(byte[] piece) {
    return (isEmpty() ? this : put(",")).put(piece);
  }

  /** A member of an object behind others; nothing without a value. */
  public Pieces member(String name, byte @Nullable [] value) {
    return value == null ? this : put(",\"").put(name).put("\":").put(value);
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }
}
