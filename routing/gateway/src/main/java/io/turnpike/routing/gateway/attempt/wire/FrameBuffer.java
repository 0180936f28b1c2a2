package io.turnpike.routing.gateway.attempt.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way out, collected into one buffer so that a read from the provider becomes one
 * write to the client. Copying a few hundred bytes costs less than keeping track of whose they are.
 */
public final class FrameBuffer {

  private static final int ROOM = 1024;

  private final ByteBufAllocator allocator;
  private final AtomicReference<@Nullable ByteBuf> buffer = new AtomicReference<>();
  private volatile boolean released;

  public FrameBuffer(ByteBufAllocator allocator) {
    this.allocator = allocator;
  }

  public void add(byte[] bytes, int start, int end) {
    ByteBuf held = buffer.getAndSet(null);
    ByteBuf open = held == null ? allocator.buffer(Math.max(ROOM, end - start)) : held;
    open.writeBytes(bytes, start, end - start);
    buffer.set(open);
    if (released) {
      release();
    }
  }

  public int size() {
    ByteBuf held = buffer.get();
    return held == null ? 0 : held.readableBytes();
  }

  /** Hands over what there is; null when there is nothing. */
  public @Nullable ByteBuf take() {
    return buffer.getAndSet(null);
  }

  /** From now on nothing is kept. May be called while another thread adds. */
  public void release() {
    released = true;
    ByteBuf held = buffer.getAndSet(null);
    if (held != null) {
      held.release();
    }
  }

  /** The end of an event: without it, a client waits for more or throws the event away. */
  public static final class BlankLine {

    public static final byte[] BYTES = {'\n', '\n'};

    private BlankLine() {}

    /**
     * Whether what stands between the two ends with one, in any of the three ways to end a line.
     */
    public static boolean ends(byte[] array, int start, int end) {
      int line = withoutLineEnd(array, start, end);
      return line < end && withoutLineEnd(array, start, line) < line;
    }

    private static int withoutLineEnd(byte[] array, int start, int end) {
      if (end > start && array[end - 1] == '\n') {
        return end - 1 > start && array[end - 2] == '\r' ? end - 2 : end - 1;
      }
      return end > start && array[end - 1] == '\r' ? end - 1 : end;
    }
  }
}
