package io.turnpike.routing.dialects.texts;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Events that are the elements of a JSON array, or objects one after the other. */
final class ArrayElements implements EventSource {

  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int at;
  private int object = -1;
  private int depth;
  private boolean inString;

  @Override
  public List<RawEvent> add(ByteBuf more) {
    append(more);
    List<RawEvent> events = new ArrayList<>(4);
    int start = 0;
    for (; at < bytes.length; at++) {
      if (step(bytes[at])) {
        events.add(event(start, at + 1));
        start = at + 1;
      }
    }
    if (depth == 0 && start < bytes.length) {
      events.add(RawEvent.empty(Arrays.copyOfRange(bytes, start, bytes.length)));
      start = bytes.length;
    }
    keep(start);
    return events;
  }

  @Override
  public List<RawEvent> end() {
    return bytes.length == 0 ? List.of() : List.of(event(0, bytes.length));
  }

  /** Whether an object ends with this byte. */
  private boolean step(byte value) {
    if (inString) {
      at += value == '\\' ? 1 : 0;
      inString = value != '"';
      return false;
    }
    switch (value) {
      case '"' -> inString = true;
      case '{' -> object = depth++ == 0 ? at : object;
      case '}' -> {
        depth--;
        return depth == 0;
      }
      default -> {}
    }
    return false;
  }

  /** With the comma or bracket in front. */
  private RawEvent event(int start, int end) {
    byte[] event = Arrays.copyOfRange(bytes, start, end);
    return new RawEvent(event, event, Math.max(start, object) - start, event.length);
  }

  private void append(ByteBuf more) {
    int length = more.readableBytes();
    if (bytes.length + length > LONGEST) {
      throw EventSource.tooLong();
    }
    int held = bytes.length;
    bytes = Arrays.copyOf(bytes, held + length);
    more.readBytes(bytes, held, length);
  }

  private void keep(int from) {
    at -= from;
    object -= from;
    bytes = from == bytes.length ? NOTHING : Arrays.copyOfRange(bytes, from, bytes.length);
  }
}
