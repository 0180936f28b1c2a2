package io.turnpike.routing.dialects.texts;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.sse.SseScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Events of an event stream. */
final class ServerSentEvents implements EventSource {

  private final SseScanner frames = new SseScanner(LONGEST);

  @Override
  public List<RawEvent> add(ByteBuf bytes) {
    frames.append(bytes);
    List<RawEvent> events = new ArrayList<>(4);
    while (frames.next()) {
      events.add(event(frames.hasData()));
    }
    if (frames.overflown()) {
      throw EventSource.tooLong();
    }
    return events;
  }

  @Override
  public List<RawEvent> end() {
    boolean hasData = frames.nextAtEnd();
    return frames.frameEnd() > frames.frameStart() ? List.of(event(hasData)) : List.of();
  }

  private RawEvent event(boolean hasData) {
    int start = frames.frameStart();
    byte[] event = frames.original();
    if (!hasData) {
      return RawEvent.empty(event);
    }
    return frames.dataArray() == frames.array()
        ? new RawEvent(event, event, frames.dataStart() - start, frames.dataEnd() - start)
        : joined(event);
  }

  private RawEvent joined(byte[] event) {
    byte[] data = Arrays.copyOfRange(frames.dataArray(), frames.dataStart(), frames.dataEnd());
    return new RawEvent(event, data, 0, data.length);
  }
}
