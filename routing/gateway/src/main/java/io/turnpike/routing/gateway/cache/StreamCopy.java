package io.turnpike.routing.gateway.cache;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** The frames of a stream as they pass, as long as they are few enough to be kept. */
final class StreamCopy {

  private final int most;
  private @Nullable ByteArrayOutputStream copied = new ByteArrayOutputStream(4096);

  StreamCopy(int most) {
    this.most = most;
  }

  /** Does not release them. */
  void add(ByteBuf frames) {
    ByteArrayOutputStream into = copied;
    if (into == null) {
      return;
    }
    int length = frames.readableBytes();
    if (into.size() + length > most) {
      copied = null;
      return;
    }
    byte[] bytes = new byte[length];
    frames.getBytes(frames.readerIndex(), bytes);
    into.write(bytes, 0, length);
  }

  /** Null for too many. */
  byte @Nullable [] bytes() {
    ByteArrayOutputStream all = copied;
    return all == null ? null : all.toByteArray();
  }
}
