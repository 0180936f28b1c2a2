package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.sse.HeldFrame;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is to be changed in the data of one frame. Used once. */
final class FrameEdits {

  private static final byte[] DATA = ChatFrames.ascii("data: ");
  private static final byte[] BLANK_LINE = ChatFrames.ascii("\n\n");

  private final Frames frame;
  private final List<Edit> edits = new ArrayList<>(4);

  private record Edit(int start, int end, byte[] bytes) {}

  FrameEdits(Frames frame) {
    this.frame = frame;
  }

  /** Offsets in the frame's data. They do not overlap. */
  void replace(int start, int end, byte[] bytes) {
    edits.add(new Edit(start, end, bytes));
  }

  /** The frame with all of them; its data on one line. */
  Frames apply() {
    edits.sort(Comparator.comparingInt(Edit::start));
    ByteArrayOutputStream out = new ByteArrayOutputStream(frame.dataEnd() - frame.dataStart() + 64);
    head(out);
    int at = frame.dataStart();
    for (Edit edit : edits) {
      out.write(frame.dataArray(), at, edit.start - at);
      out.writeBytes(edit.bytes);
      at = edit.end;
    }
    out.write(frame.dataArray(), at, frame.dataEnd() - at);
    int end = out.size();
    tail(out);
    return new HeldFrame(onOneLine(out.toByteArray(), end), headLength(), end);
  }

  /** Where in the changed frame what stood at this offset is now, which no edit replaced. */
  int moved(int offset) {
    int moved = offset - frame.dataStart() + headLength();
    for (Edit edit : edits) {
      moved += edit.start < offset ? edit.bytes.length - (edit.end - edit.start) : 0;
    }
    return moved;
  }

  private void head(ByteArrayOutputStream out) {
    if (isInPlace()) {
      out.write(frame.array(), frame.frameStart(), headLength());
    } else {
      out.writeBytes(DATA);
    }
  }

  private void tail(ByteArrayOutputStream out) {
    if (isInPlace()) {
      out.write(frame.array(), frame.dataEnd(), frame.frameEnd() - frame.dataEnd());
    } else {
      out.writeBytes(BLANK_LINE);
    }
  }

  private int headLength() {
    return isInPlace() ? frame.dataStart() - frame.frameStart() : DATA.length;
  }

  /** Not joined of several lines. */
  private boolean isInPlace() {
    return frame.dataArray() == frame.array();
  }

  /** Between the tokens of JSON, where lines may end, a space says the same. */
  private byte[] onOneLine(byte[] changed, int end) {
    for (int at = headLength(); at < end && !isInPlace(); at++) {
      changed[at] = changed[at] == '\n' ? (byte) ' ' : changed[at];
    }
    return changed;
  }
}
