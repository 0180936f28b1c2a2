package io.turnpike.routing.dialects;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** What is sent to a provider; written again when a connection turned out to be dead. */
public interface RequestBody {

  /** Bytes it has. */
  int size();

  /** All of it; not to be changed. */
  byte[] bytes();

  /** A new buffer; the caller releases it. */
  ByteBuf write(ByteBufAllocator allocator);

  /** One that is made already. */
  static RequestBody of(byte[] bytes) {
    return new Whole(bytes);
  }

  /** Bytes as they are. */
  record Whole(byte[] bytes) implements RequestBody {

    @Override
    public int size() {
      return bytes.length;
    }

    @Override
    public ByteBuf write(ByteBufAllocator allocator) {
      return allocator.buffer(bytes.length).writeBytes(bytes);
    }
  }
}
