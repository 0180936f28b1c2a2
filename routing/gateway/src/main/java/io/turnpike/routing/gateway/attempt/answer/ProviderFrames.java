package io.turnpike.routing.gateway.attempt.answer;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.gateway.attempt.hedge.HedgedTry;
import io.turnpike.routing.gateway.attempt.wire.AnswerFailures;
import io.turnpike.routing.gateway.call.AttemptFailed;
import org.jspecify.annotations.Nullable;

/**
 * A stream as its provider sends it, read frame by frame: when the answer begins, what it counts,
 * where it may end. What its client is to have of it goes to {@link ClientFrames} at once.
 */
final class ProviderFrames {

  private final RunningAttempt attempt;
  private final ExpectedAnswer expected;
  private final Frames frames;
  private final FrameScan scan;
  private final ClientFrames client;
  private final AnswerUsage usage;
  private final @Nullable StakeWatch watch;
  private final @Nullable AnswerLength length;
  private final InvalidData invalid;
  private final int mostHeld;
  private boolean committed;
  private boolean finishSeen;
  private boolean turnedAway;
  private boolean endSeen;

  /**
   * @param mostHeld of one frame, and of what the client does not have yet, in bytes
   */
  ProviderFrames(RunningAttempt attempt, int mostHeld) {
    this.attempt = attempt;
    this.expected = attempt.expected();
    this.mostHeld = mostHeld;
    this.frames = expected.wording().frames(attempt.framing(), mostHeld);
    this.scan = expected.dialect().frames();
    this.client = new ClientFrames(expected, scan);
    this.usage = attempt.usage();
    this.watch = attempt.watch();
    this.length = expected.length();
    this.invalid = expected.invalidData();
  }

  ClientFrames client() {
    return client;
  }

  /** Whether the client has some of the answer, or will have it with the next bytes. */
  boolean isCommitted() {
    return committed;
  }

  /** Whether its last frame is here. */
  boolean isWhole() {
    return endSeen;
  }

  /** Why the stream goes no further; null while it does. */
  @Nullable AttemptFailed read(ByteBuf chunk) {
    frames.append(chunk);
    AttemptFailed end = null;
    while (end == null && frames.next()) {
      end = frame();
    }
    return end == null && isTooLong() ? AnswerFailures.tooLong() : end;
  }

  private boolean isTooLong() {
    return frames.overflown() || !committed && client.size() > mostHeld;
  }

  /** The same of what is left when there is no more to come. */
  @Nullable AttemptFailed readRest() {
    AttemptFailed end = null;
    while (end == null && frames.nextAtEnd()) {
      end = frame();
      if (end == null) {
        client.close(frames);
      }
    }
    return end;
  }

  /** Why what has come is no answer, now that no more will; null where it is one. */
  @Nullable AttemptFailed lack() {
    if (!endSeen && committed && finishSeen && frames.mayEndUnmarked()) {
      client.end();
      attempt.served();
      return null;
    }
    return endSeen ? null : committed ? AnswerFailures.truncated() : nothing();
  }

  /** What the provider has claimed so far that cannot be. */
  void rejected() {
    usage.rejected(frames.rejected());
  }

  private @Nullable AttemptFailed frame() {
    if (endSeen) {
      return null;
    }
    FrameScan.Kind kind = scan.scan(frames);
    Frames frame = scan.mended(frames);
    return switch (kind) {
      case COMMENT -> {
        client.pass(frame);
        yield null;
      }
      case EVENT -> event(frame);
      case ERROR -> new RefusedAnswer(attempt).frame(frames);
      case END -> last(frame);
      case INVALID -> garbage();
    };
  }

  private @Nullable AttemptFailed event(Frames frame) {
    invalid.interrupted();
    finishSeen |= scan.finished();
    if (!committed) {
      usage.read(frames.read());
      usage.read(scan.read());
    }
    AttemptFailed end = begins() ? tooMuch() : HedgedTry.LOST;
    if (end == null) {
      usage.delivered(scan, frames);
      send(frame);
    }
    return end;
  }

  /** It may be all there is, of an answer that was cut off before it said anything. */
  private @Nullable AttemptFailed last(Frames frame) {
    finishSeen |= scan.finished();
    if (!begins()) {
      return HedgedTry.LOST;
    }
    if (!committed) {
      return nothing();
    }
    endSeen = true;
    rejected();
    send(frame);
    attempt.served();
    return null;
  }

  private @Nullable AttemptFailed garbage() {
    boolean ends = !committed || invalid.isEnough();
    if (!ends && invalid.isRelayed() && !client.areTranslated()) {
      attempt.relayedInvalidFrame();
      client.relay(frames.original());
    } else {
      attempt.droppedFrame();
    }
    return ends ? AnswerFailures.noEvent() : null;
  }

  /** Commits with the first content; false when another try was faster. */
  private boolean begins() {
    if (committed || !scan.hasContent() || isTurnedAway()) {
      return true;
    }
    committed = attempt.claims();
    if (committed) {
      usage.answered(scan.answered());
      attempt.firstContent();
    }
    return committed;
  }

  /** Held back to its end, since what it used is said there. */
  private boolean isTurnedAway() {
    turnedAway =
        scan.contentBytes() == 0
            && scan.finished()
            && expected.isTurnedAway(
                frames.dataArray(), frames.dataStart(), frames.dataEnd() - frames.dataStart());
    return turnedAway;
  }

  /** Why it ends with what the frame says: more than was asked for, or than is held for it. */
  private @Nullable AttemptFailed tooMuch() {
    if (length != null && length.exceededWith(scan)) {
      return AnswerFailures.endless();
    }
    return watch == null || scan.contentBytes() == 0 ? null : watch.endsWith(scan.contentBytes());
  }

  private void send(Frames frame) {
    if (scan.hasUsage()) {
      count();
      client.passUsage(frame);
    } else {
      client.pass(frame);
    }
  }

  private void count() {
    usage.answered(scan.answered());
    if (finishSeen) {
      usage.told(scan.usage());
    } else {
      usage.soFar(scan.usage());
    }
  }

  private AttemptFailed nothing() {
    return turnedAway ? AnswerFailures.filtered() : AnswerFailures.empty();
  }
}
