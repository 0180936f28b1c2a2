package io.turnpike.routing.dialects.messages.client.answer;

import java.util.ArrayList;
import java.util.List;

/** One block of a streamed message, and what is to be said of it once its turn has come. */
final class StreamedBlock {

  enum Kind {
    TEXT,
    THINKING,
    /** Thought whose text the provider keeps to itself. */
    REDACTED,
    CALL
  }

  final Kind kind;

  /** Which call of the answer, or which thought. */
  final long number;

  /** The block that its first event shows. */
  final byte[] beginning;

  final ArgumentText arguments = new ArgumentText();
  final List<byte[]> held = new ArrayList<>(2);
  boolean signed;

  StreamedBlock(Kind kind, long number, byte[] beginning) {
    this.kind = kind;
    this.number = number;
    this.beginning = beginning;
  }

  /** Whether the next one may begin: nothing that can still come would belong to this one. */
  boolean mayEnd() {
    return kind != Kind.CALL || arguments.isWhole();
  }
}
