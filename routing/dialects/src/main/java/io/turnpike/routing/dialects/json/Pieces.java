package io.turnpike.routing.dialects.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON put together from pieces that are JSON already. */
public final class Pieces {

  private final ByteArrayOutputStream out;

  /**
   * @param room bytes that it will have, roughly
   */
  public Pieces(int room) {
    out = new ByteArrayOutputStream(room);
  }

  public Pieces put(String ascii) {
    return put(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  public Pieces put(byte[] piece) {
    out.writeBytes(piece);
    return this;
  }

  public Pieces put(byte[] piece, int start, int end) {
    out.write(piece, start, end - start);
    return this;
  }

  /** Another element of a list, or member of an object, behind those that are there. */
  public Pieces next(byte[] piece) {
    return (isEmpty() ? this : put(",")).put(piece);
  }

  /** A member of an object behind others; nothing without a value. */
  public Pieces member(String name, byte @Nullable [] value) {
    return value == null ? this : put(",\"" + name + "\":").put(value);
  }

  public int size() {
    return out.size();
  }

  public boolean isEmpty() {
    return out.size() == 0;
  }

  public byte[] toArray() {
    return out.toByteArray();
  }
}
