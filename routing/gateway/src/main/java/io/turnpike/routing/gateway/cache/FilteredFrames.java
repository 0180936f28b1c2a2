package io.turnpike.routing.gateway.cache;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.sse.SseScanner;

/** Whether a provider's filter has ended a stream. */
final class FilteredFrames {

  private FilteredFrames() {}

  static boolean areIn(Dialect dialect, byte[] stream) {
    SseScanner frames = new SseScanner(stream.length);
    frames.append(Unpooled.wrappedBuffer(stream));
    while (frames.next()) {
      int length = frames.dataEnd() - frames.dataStart();
      if (frames.hasData() && dialect.isFiltered(frames.dataArray(), frames.dataStart(), length)) {
        return true;
      }
    }
    return false;
  }
}
