package io.turnpike.routing.gateway.attempt.answer;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.providers.Framing;

/**
 * Looks at events that pass untouched for what they say of their usage. An event may be larger than
 * anybody wants to hold, such as one with a picture; from then on nothing is looked at.
 */
final class UsageWatch {

  private static final int LARGEST = 4 << 20;

  private final AnswerUsage usage;
  private final Frames frames;
  private final FrameScan scan;
  private boolean over;

  UsageWatch(RunningAttempt attempt, Framing framing) {
    this.usage = attempt.usage();
    this.frames = framing.frames(LARGEST);
    this.scan = attempt.expected().dialect().frames();
  }

  /** Neither releases the chunk nor moves in it. */
  void look(ByteBuf chunk) {
    if (!over) {
      frames.append(chunk.duplicate());
      while (frames.next()) {
        frame();
      }
      over = frames.overflown();
    }
  }

  void end() {
    while (!over && frames.nextAtEnd()) {
      frame();
    }
  }

  private void frame() {
    scan.scan(frames);
    usage.read(scan.read());
    usage.delivered(scan, frames);
    if (scan.hasUsage()) {
      usage.answered(scan.answered());
      usage.told(scan.usage());
    }
  }
}
