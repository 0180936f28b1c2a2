package io.turnpike.routing.dialects.eventstream;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a binary event stream as server-sent events with one line of data, see {@link
 * ToldMessage}. Bytes may arrive cut anywhere. One whose checksum does not fit is told as an error,
 * and nothing behind it is believed.
 */
public final class EventStreamFrames implements Frames {

  private static final int FIRST_WINDOW = 2048;

  /** A larger one is given back once the long message that needed it has passed. */
  private static final int KEPT_WINDOW = 64 << 10;

  private final int longestFrame;
  private byte[] window = new byte[FIRST_WINDOW];
  private int at;
  private int end;
  private boolean damaged;
  private ToldMessage told = ToldMessage.NONE;

  /**
   * @param longestFrame bytes that a message may have
   */
  public EventStreamFrames(int longestFrame) {
    this.longestFrame = longestFrame;
  }

  @Override
  public void append(ByteBuf chunk) {
    int length = chunk.readableBytes();
    room(length);
    chunk.readBytes(window, end, length);
    end += length;
  }

  @Override
  public boolean next() {
    if (damaged || end - at < Message.PRELUDE) {
      return false;
    }
    if (!Message.hasSoundPrelude(window, at)) {
      return damage();
    }
    int length = Message.length(window, at);
    return end - at >= length && length <= longestFrame && read(length);
  }

  private boolean read(int length) {
    Message message = Message.of(window, at, length);
    if (message == null) {
      return damage();
    }
    told = ToldMessage.of(message);
    at += length;
    return true;
  }

  private boolean damage() {
    damaged = true;
    told = ToldMessage.DAMAGED;
    at = end;
    return true;
  }

  /** A message without its end is none. */
  @Override
  public boolean nextAtEnd() {
    return next();
  }

  @Override
  public boolean overflown() {
    return !damaged && end - at >= Message.PRELUDE && Message.length(window, at) > longestFrame;
  }

  @Override
  public boolean mayEndUnmarked() {
    return false;
  }

  @Override
  public @Nullable TokenUsage read() {
    return null;
  }

  @Override
  public @Nullable RejectedUsage rejected() {
    return null;
  }

  @Override
  public byte[] array() {
    return told.frame();
  }

  @Override
  public int frameStart() {
    return 0;
  }

  @Override
  public int frameEnd() {
    return told.frame().length;
  }

  /** As it was told: a client of server-sent events could not read the other. */
  @Override
  public byte[] original() {
    return told.frame();
  }

  @Override
  public boolean hasData() {
    return told.dataEnd() > told.dataStart();
  }

  @Override
  public byte[] dataArray() {
    return told.frame();
  }

  @Override
  public int dataStart() {
    return told.dataStart();
  }

  @Override
  public int dataEnd() {
    return told.dataEnd();
  }

  @Override
  public boolean dataIs(byte[] text) {
    return hasData()
        && Arrays.equals(told.frame(), told.dataStart(), told.dataEnd(), text, 0, text.length);
  }

  private void room(int more) {
    int held = end - at;
    byte[] from = window;
    if (window.length - held < more) {
      window = new byte[Math.max(window.length * 2, held + more)];
    } else if (window.length > KEPT_WINDOW && held + more <= FIRST_WINDOW) {
      window = new byte[FIRST_WINDOW];
    }
    System.arraycopy(from, at, window, 0, held);
    at = 0;
    end = held;
  }
}
