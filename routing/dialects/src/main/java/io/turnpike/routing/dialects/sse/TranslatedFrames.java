package io.turnpike.routing.dialects.sse;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.Translation.StreamTranslation;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A provider's stream as canonical frames: each of its events becomes none, one or several. */
public final class TranslatedFrames implements Frames {

  private static final int DATA = "data: ".length();
  private static final int BLANK_LINE = 2;
  private static final byte[] NOTHING = {};

  private final Frames source;
  private final StreamTranslation translation;
  private final Queue<byte[]> ready = new ArrayDeque<>(4);
  private byte[] frame = NOTHING;
  private boolean ended;

  public TranslatedFrames(Frames source, StreamTranslation translation) {
    this.source = source;
    this.translation = translation;
  }

  @Override
  public void append(ByteBuf chunk) {
    source.append(chunk);
  }

  @Override
  public boolean next() {
    while (ready.isEmpty() && source.next()) {
      translate();
    }
    return take();
  }

  @Override
  public boolean nextAtEnd() {
    while (ready.isEmpty() && source.nextAtEnd()) {
      translate();
    }
    if (ready.isEmpty() && !ended) {
      ended = true;
      ready.addAll(translation.end());
    }
    return take();
  }

  @Override
  public boolean overflown() {
    return source.overflown();
  }

  /** A vendor that has its own end of a stream always sends it; others' is told by their words. */
  @Override
  public boolean mayEndUnmarked() {
    return false;
  }

  @Override
  public @Nullable TokenUsage read() {
    return translation.read();
  }

  @Override
  public @Nullable RejectedUsage rejected() {
    return translation.rejected();
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

  /** Nothing is translated ahead, so the source still stands at the event this came from. */
  @Override
  public byte[] original() {
    return source.original();
  }

  @Override
  public boolean hasData() {
    return frame.length > DATA && frame[0] == 'd';
  }

  @Override
  public byte[] dataArray() {
    return frame;
  }

  @Override
  public int dataStart() {
    return DATA;
  }

  @Override
  public int dataEnd() {
    return frame.length - BLANK_LINE;
  }

  @Override
  public boolean dataIs(byte[] text) {
    return hasData() && Arrays.equals(frame, DATA, dataEnd(), text, 0, text.length);
  }

  private void translate() {
    if (source.hasData()) {
      ready.addAll(translation.frames(source.dataArray(), source.dataStart(), source.dataEnd()));
    }
  }

  private boolean take() {
    byte[] next = ready.poll();
    frame = next == null ? NOTHING : next;
    return next != null;
  }
}
