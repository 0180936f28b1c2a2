package io.turnpike.routing.dialects.texts;

import io.netty.buffer.ByteBuf;
import java.util.List;

/** Takes a stream's bytes apart into events. Throws for one that is longer than any may be. */
interface EventSource {

  /** They have passed a bound before. */
  int LONGEST = 32 << 20;

  /** The events that are whole now. */
  List<RawEvent> add(ByteBuf bytes);

  /** What is left. */
  List<RawEvent> end();

  /** No event is this long. */
  static IllegalStateException tooLong() {
    return new IllegalStateException("An event of the stream is longer than 32 MiB.");
  }
}
