package io.turnpike.routing.dialects.messages;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** JSON put together from pieces that are JSON already. */
final class Bytes {

  private final ByteArrayOutputStream out;

  Bytes(int room) {
    out = new ByteArrayOutputStream(room);
  }

  Bytes put(String ascii) {
    return put(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  Bytes put(byte[] piece) {
    out.writeBytes(piece);
    return this;
  }

  Bytes put(byte[] piece, int start, int end) {
    out.write(piece, start, end - start);
    return this;
  }

  boolean isEmpty() {
    return out.size() == 0;
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}
