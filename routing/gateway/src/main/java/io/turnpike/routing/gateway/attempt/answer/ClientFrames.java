package io.turnpike.routing.gateway.attempt.answer;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.AddedFrames;
import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.gateway.attempt.wire.FrameBuffer;
import io.turnpike.routing.gateway.attempt.wire.FrameBuffer.BlankLine;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.usage.Usd;
import io.turnpike.routing.usage.Bill.Cost;
import org.jspecify.annotations.Nullable;

/**
 * A stream as its client gets it, collected until the client takes it: the provider's bytes, or
 * what they are in the client's own dialect.
 */
final class ClientFrames {

  private final ExpectedAnswer expected;
  private final FrameScan scan;
  private final @Nullable AnswerStream answers;
  private final FrameBuffer out;

  /**
   * @param scan of the frames that are passed, each before it is
   */
  ClientFrames(ExpectedAnswer expected, FrameScan scan) {
    this.expected = expected;
    this.scan = scan;
    this.answers = expected.wording().answerStream();
    this.out = new FrameBuffer(expected.call().client().allocator());
  }

  /** What may be added to them. */
  AddedFrames added() {
    return answers == null ? scan : answers;
  }

  /** Whether the client has another dialect than the answer. */
  boolean areTranslated() {
    return answers != null;
  }

  /**
   * @param frame as the scan has mended it
   */
  void pass(Frames frame) {
    if (answers == null) {
      add(frame);
    } else {
      for (byte[] one : answers.frames(frame)) {
        add(one);
      }
    }
  }

  /** One that says what was used: with what that costs, or without it for who did not ask. */
  void passUsage(Frames frame) {
    if (expected.wantsUsage()) {
      passPriced(frame);
    } else if (!scan.isUsageOnly()) {
      pass(scan.withoutUsage(frame));
    }
  }

  private void passPriced(Frames frame) {
    int at = answers == null && isInPlace(frame) ? scan.costAt() : -1;
    Cost cost = at < 0 ? null : expected.call().draft().cost();
    if (cost == null) {
      pass(frame);
    } else {
      addWith(scan.costField(Usd.of(cost)), at, frame);
    }
  }

  private void add(Frames frame) {
    int id = isInPlace(frame) ? scan.storedIdEnd() : 0;
    if (id > 0) {
      addWith(expected.seal().of(frame.array(), scan.storedIdStart(), id), id, frame);
    } else {
      out.add(frame.array(), frame.frameStart(), frame.frameEnd());
    }
  }

  /** The offsets of its data are those of the frame. */
  private static boolean isInPlace(Frames frame) {
    return frame.dataArray() == frame.array();
  }

  private void addWith(byte[] inserted, int at, Frames frame) {
    out.add(frame.array(), frame.frameStart(), at);
    add(inserted);
    out.add(frame.array(), at, frame.frameEnd());
  }

  /** Something that is no event, as it came; what follows must not become part of it. */
  void relay(byte[] original) {
    add(original);
    if (!BlankLine.ends(original, 0, original.length)) {
      add(BlankLine.BYTES);
    }
  }

  /** A last frame may lack its blank line; a client would throw it away. */
  void close(Frames last) {
    boolean closed =
        answers != null || BlankLine.ends(last.array(), last.frameStart(), last.frameEnd());
    if (!closed && size() > 0) {
      add(BlankLine.BYTES);
    }
  }

  /** The last frame that the provider left out. */
  void end() {
    add(added().end());
  }

  /** The event that tells of a stream that broke. */
  void error(AttemptFailed failure) {
    add(added().error(failure.code(), failure.sentence(), expected.call().draft().id()));
  }

  private void add(byte[] bytes) {
    out.add(bytes, 0, bytes.length);
  }

  int size() {
    return out.size();
  }

  /** Hands over what there is; null when there is nothing. */
  @Nullable ByteBuf take() {
    return out.take();
  }

  /** From now on nothing is kept. May be called while another thread adds. */
  void release() {
    out.release();
  }
}
