package io.turnpike.routing.gateway.attempt.wire;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** The bytes of a whole body as they come in, up to a limit. */
public final class Gathered {

  private final int most;
  private byte[] bytes;
  private int size;

  /**
   * @param declared length by the headers; negative when unknown
   */
  public Gathered(long declared, int most) {
    this.most = most;
    this.bytes = new byte[(int) Math.min(Math.max(declared, 1024), Math.min(most, 1 << 20))];
  }

  public void add(ByteBuf chunk) {
    int more = chunk.readableBytes();
    if (more > most - size) {
      throw MostBytes.tooLarge(most);
    }
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
    chunk.readBytes(bytes, size, more);
    size += more;
  }

  /** Whether there is room for it, too. */
  public boolean takes(ByteBuf chunk) {
    return chunk.readableBytes() <= most - size;
  }

  public byte[] bytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }
}
