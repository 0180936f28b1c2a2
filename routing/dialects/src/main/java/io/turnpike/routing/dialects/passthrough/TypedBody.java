package io.turnpike.routing.dialects.passthrough;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.turnpike.routing.dialects.RequestBody;
import org.jspecify.annotations.Nullable;

/** Bytes of the type that the client says they are of. */
record TypedBody(RequestBody content, @Nullable String type) implements RequestBody {

  @Override
  public int size() {
    return content.size();
  }

  @Override
  public byte[] bytes() {
    return content.bytes();
  }

  @Override
  public ByteBuf write(ByteBufAllocator allocator) {
    return content.write(allocator);
  }

  @Override
  public void release() {
    content.release();
  }
}
