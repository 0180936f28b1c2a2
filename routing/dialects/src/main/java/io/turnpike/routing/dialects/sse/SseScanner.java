package io.turnpike.routing.dialects.sse;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the frames of an event stream in bytes that arrive cut anywhere. Knows LF, CRLF and CR line
 * ends, comments, a leading byte order mark, fields without a space after the colon and data over
 * several lines. Keeps only what is not yet consumed, up to a bound.
 *
 * <pre>{@code
 * scanner.append(chunk);
 * while (scanner.next()) { … scanner.array(), scanner.frameStart(), scanner.dataStart() … }
 * }</pre>
 */
public final class SseScanner implements Frames {

  private static final int FIRST_WINDOW = 1024;

  /** A larger one is given back once the long frame that needed it has passed. */
  private static final int KEPT_WINDOW = 64 << 10;

  private final int longestFrame;
  private byte[] window = new byte[FIRST_WINDOW];
  private int end;
  private int lineStart;
  private int at;
  private boolean afterCarriageReturn;
  private boolean begun;
  private int frameStart;
  private int frameEnd;
  private byte[] data = window;
  private int dataStart = -1;
  private int dataEnd;

  public SseScanner(int longestFrame) {
    this.longestFrame = longestFrame;
  }

  /** Copies the chunk; what earlier frames occupied may be overwritten. Does not release it. */
  @Override
  public void append(ByteBuf chunk) {
    int length = chunk.readableBytes();
    room(length);
    chunk.readBytes(window, end, length);
    end += length;
    skipMark();
  }

  /** The source has ended: a last frame without its blank line counts as whole. */
  @Override
  public boolean nextAtEnd() {
    if (lineStart < end) {
      line(lineStart, end);
      lineStart = end;
    }
    at = end;
    boolean whole = dataStart >= 0 && frameEnd < end;
    frameStart = frameEnd;
    frameEnd = end;
    return whole;
  }

  @Override
  public boolean next() {
    dataStart = frameEnd == lineStart ? -1 : dataStart;
    while (at < end) {
      byte value = window[at++];
      if (value == '\n' && afterCarriageReturn && at - 1 == lineStart) {
        afterCarriageReturn = false;
        lineStart = at;
      } else if (value == '\n' || value == '\r') {
        afterCarriageReturn = value == '\r';
        if (endLine(at - 1)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public boolean overflown() {
    return end - frameEnd > longestFrame;
  }

  @Override
  public boolean mayEndUnmarked() {
    return true;
  }

  /** OpenAI's streams count at the end only. */
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
    return window;
  }

  @Override
  public int frameStart() {
    return frameStart;
  }

  @Override
  public int frameEnd() {
    return frameEnd;
  }

  @Override
  public byte[] original() {
    return Arrays.copyOfRange(window, frameStart, frameEnd);
  }

  @Override
  public boolean hasData() {
    return dataStart >= 0;
  }

  /** Holds the frame's data: the window itself, or a joined copy of several data lines. */
  @Override
  public byte[] dataArray() {
    return data;
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
    return dataStart >= 0 && Arrays.equals(data, dataStart, dataEnd, text, 0, text.length);
  }

  private boolean endLine(int lineEnd) {
    boolean blank = lineEnd == lineStart;
    if (!blank) {
      line(lineStart, lineEnd);
    }
    swallowLineFeed();
    lineStart = at;
    if (blank) {
      frameStart = frameEnd;
      frameEnd = at;
    }
    return blank;
  }

  /** So that a CRLF that came in one piece stays with the frame it ends. */
  private void swallowLineFeed() {
    if (afterCarriageReturn && at < end && window[at] == '\n') {
      at++;
      afterCarriageReturn = false;
    }
  }

  private void line(int start, int lineEnd) {
    if (lineEnd - start >= 5
        && window[start] == 'd'
        && window[start + 1] == 'a'
        && window[start + 2] == 't'
        && window[start + 3] == 'a'
        && window[start + 4] == ':') {
      int value = start + 5 < lineEnd && window[start + 5] == ' ' ? start + 6 : start + 5;
      data(value, lineEnd);
    }
  }

  private void data(int start, int lineEnd) {
    if (dataStart < 0) {
      data = window;
      dataStart = start;
      dataEnd = lineEnd;
    } else {
      join(start, lineEnd);
    }
  }

  private void join(int start, int lineEnd) {
    int before = dataEnd - dataStart;
    byte[] joined = new byte[before + 1 + lineEnd - start];
    System.arraycopy(data, dataStart, joined, 0, before);
    joined[before] = '\n';
    System.arraycopy(window, start, joined, before + 1, lineEnd - start);
    data = joined;
    dataStart = 0;
    dataEnd = joined.length;
  }

  private void skipMark() {
    if (!begun && end >= 3) {
      begun = true;
      if (window[0] == (byte) 0xEF && window[1] == (byte) 0xBB && window[2] == (byte) 0xBF) {
        at = lineStart = frameEnd = 3;
      }
    }
  }

  private void room(int more) {
    if (frameEnd > 0) {
      shift(frameEnd);
    }
    if (window.length - end < more) {
      resize(Math.max(window.length * 2, end + more));
    } else if (window.length > KEPT_WINDOW && end + more <= FIRST_WINDOW) {
      resize(FIRST_WINDOW);
    }
  }

  private void resize(int size) {
    byte[] other = Arrays.copyOf(window, size);
    data = data == window ? other : data;
    window = other;
  }

  private void shift(int by) {
    System.arraycopy(window, by, window, 0, end - by);
    end -= by;
    at -= by;
    lineStart -= by;
    frameEnd -= by;
    frameStart -= by;
    if (data == window && dataStart >= 0) {
      dataStart -= by;
      dataEnd -= by;
    }
  }
}
