package io.turnpike.routing.providers;

import io.turnpike.routing.dialects.ContentType;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.eventstream.EventStreamFrames;
import io.turnpike.routing.dialects.sse.SseScanner;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of an answer are cut into frames. A provider that cuts them otherwise gets a
 * constant here and a {@link Frames} of its own; whoever reads an answer asks {@link #frames}.
 */
public enum Framing {
  /** One document. */
  WHOLE,

  /** Server-sent events. */
  SSE,

  /** AWS's binary messages with checksums. */
  EVENT_STREAM;

  /**
   * For one answer. Throws IllegalStateException for one that comes whole.
   *
   * @param longest bytes a frame may have
   */
  public Frames frames(int longest) {
    return switch (this) {
      case WHOLE -> throw new IllegalStateException("A whole answer has no frames.");
      case SSE -> new SseScanner(longest);
      case EVENT_STREAM -> new EventStreamFrames(longest);
    };
  }

  /** Of an answer that is passed on; null where it comes in no frames. */
  public static @Nullable Framing of(ContentType type) {
    if (type.isEvents()) {
      return SSE;
    }
    return type.name().equals("application/vnd.amazon.eventstream") ? EVENT_STREAM : null;
  }

  /** What a provider sends that streams by server-sent events. */
  public static Framing of(ProviderCall call) {
    return call.streamed() ? SSE : WHOLE;
  }
}
