package io.turnpike.routing.dialects;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** What is sent to a provider; written again when a connection turned out to be dead. */
public interface RequestBody {

  /** Bytes it has. */
  int size();

  /** All of it; not to be changed. */
  byte[] bytes();

  /** Its content type; null when nobody said, or there is nothing. */
  default @Nullable String type() {
    return "application/json";
  }

  /** A new buffer; the caller releases it. */
  ByteBuf write(ByteBufAllocator allocator);

  /** It is not sent again. */
  void release();

  /** One that is made already. */
  static RequestBody of(byte[] bytes) {
    return new Whole(bytes);
  }

  /** Bytes as they are. */
  final class Whole implements RequestBody {

    private static final byte[] NOTHING = {};

    private byte[] bytes;

    private Whole(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public byte[] bytes() {
      return bytes;
    }

    @Override
    public int size() {
      return bytes.length;
    }

    @Override
    public void release() {
      bytes = NOTHING;
    }

    @Override
    public ByteBuf write(ByteBufAllocator allocator) {
      return allocator.buffer(bytes.length).writeBytes(bytes);
    }
  }
}
