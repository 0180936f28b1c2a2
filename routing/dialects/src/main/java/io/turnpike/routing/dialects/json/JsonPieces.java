package io.turnpike.routing.dialects.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON put together from pieces that are JSON already. */
public final class JsonPieces {

  private final ByteArrayOutputStream out;

  /**
   * @param room bytes it will probably have
   */
  public JsonPieces(int room) {
    out = new ByteArrayOutputStream(room);
  }

  public JsonPieces put(String ascii) {
    return put(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  public JsonPieces put(byte[] piece) {
    out.writeBytes(piece);
    return this;
  }

  /** Another element of a list, or member of an object, behind those that are there. */
  public JsonPieces next(byte[] piece) {
    return (isEmpty() ? this : put(",")).put(piece);
  }

  /** A member of an object behind others; nothing without a value. */
  public JsonPieces member(String name, byte @Nullable [] value) {
    return value == null ? this : put(",\"" + name + "\":").put(value);
  }

  public boolean isEmpty() {
    return out.size() == 0;
  }

  public byte[] toArray() {
    return out.toByteArray();
  }
}
