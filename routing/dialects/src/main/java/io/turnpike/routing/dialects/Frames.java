package io.turnpike.routing.dialects;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * The frames of an event stream as its client knows them, found in bytes that arrive cut anywhere.
 * What the accessors say is about the frame that {@link #next} moved to, until the next append.
 */
public interface Frames {

  /** Takes in a chunk. Does not release it. */
  void append(ByteBuf chunk);

  /** Moves to the next whole frame, comments included; false when more bytes are needed. */
  boolean next();

  /** The source has ended: moves on through what can still be had without more bytes. */
  boolean nextAtEnd();

  /** True when an unfinished frame is longer than any may be. */
  boolean overflown();

  /** Whether a stream that gave the reason it stopped is whole even without its last frame. */
  boolean mayEndUnmarked();

  /** What the provider says it has read, told at the beginning; null when it does not say. */
  @Nullable TokenUsage read();

  /** What the provider said it used and cannot have; null where only its usage objects tell. */
  @Nullable RejectedUsage rejected();

  /** Holds the frame. */
  byte[] array();

  int frameStart();

  /** After the blank line that ends the frame. */
  int frameEnd();

  /** The frame as the provider wrote it, whatever became of it here; a copy. */
  byte[] original();

  boolean hasData();

  /** Holds the frame's data: {@link #array} itself, or a copy of its own. */
  byte[] dataArray();

  int dataStart();

  int dataEnd();

  boolean dataIs(byte[] text);
}
