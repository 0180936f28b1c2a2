package io.turnpike.routing.dialects.sse;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One frame that was changed on its way, apart from the stream it came in. */
public final class HeldFrame implements Frames {

  private final byte[] frame;
  private final int dataStart;
  private final int dataEnd;

  /**
   * @param frame the whole of it, with its blank line
   * @param dataStart offset of its data, which it has on one line
   */
  public HeldFrame(byte[] frame, int dataStart, int dataEnd) {
    this.frame = frame;
    this.dataStart = dataStart;
    this.dataEnd = dataEnd;
  }

  @Override
  public void append(ByteBuf chunk) {
    throw new UnsupportedOperationException("A held frame is all there is.");
  }

  @Override
  public boolean next() {
    return false;
  }

  @Override
  public boolean nextAtEnd() {
    return false;
  }

  @Override
  public boolean overflown() {
    return false;
  }

  @Override
  public boolean mayEndUnmarked() {
    return true;
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
    return frame;
  }

  @Override
  public int frameStart() {
    return 0;
  }

  @Override
  public int frameEnd() {
    return frame.length;
  }

  @Override
  public byte[] original() {
    return frame;
  }

  @Override
  public boolean hasData() {
    return true;
  }

  @Override
  public byte[] dataArray() {
    return frame;
  }

  @Override
  public int dataStart() {
    return dataStart;
  }

  @Override
  public int dataEnd() {
    return dataEnd;
  }

  @Override
  public boolean dataIs(byte[] text) {
    return Arrays.equals(frame, dataStart, dataEnd, text, 0, text.length);
  }
}
