package io.turnpike.routing.dialects;

import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the frames of one stream in a client's dialect as they pass. Everything but {@link
 * #scan} is about the frame that was scanned last. Not shared; allocates nothing a frame.
 */
public interface FrameScan extends AddedFrames {

  /** What a frame is. */
  enum Kind {
    /** Without data: a sign of life. */
    COMMENT,
    EVENT,
    /** The provider has failed. */
    ERROR,
    /** The last frame of a stream that is whole. */
    END,
    /** Data that is none of this dialect's. */
    INVALID
  }

  Kind scan(Frames frame);

  /** Something a person or program waits for: text, a tool call, a refusal, reasoning, the end. */
  boolean hasContent();

  /** The answer says why it ends here. */
  boolean finished();

  /** Bytes of text delivered, for estimates. */
  int contentBytes();

  /** Offset in the frame's data of a piece of that text; of several any one. */
  default int contentStart() {
    return 0;
  }

  /** Offset after it; 0 where the frame has none. */
  default int contentEnd() {
    return 0;
  }

  /** Some of the text is reasoning. */
  boolean hasReasoning();

  boolean hasUsage();

  /** What the stream has used, as its frames so far say. */
  UsageReport usage();

  /** By which model and as which service the stream is answered, as its frames so far say. */
  default Answered answered() {
    return Answered.AS_ASKED;
  }

  /** What the stream says at its beginning that was read; null while it has not said. */
  default @Nullable TokenUsage read() {
    return null;
  }

  /** It only says what was used, so that a client that did not ask does not get it. */
  boolean isUsageOnly();

  /**
   * The frame without what it says was used, for a client that did not ask.
   *
   * @param frame as {@link #mended} gave it
   */
  default Frames withoutUsage(Frames frame) {
    return frame;
  }

  /**
   * The frame that was scanned last, as its client can make sense of it where a provider's own way
   * to say it makes none; mostly itself. From then on the offsets are those of what is returned.
   */
  default Frames mended(Frames frame) {
    return frame;
  }

  /** Offset in the frame's data where a cost may be told; -1 where the dialect has no place. */
  int costAt();

  /**
   * What is inserted there.
   *
   * @param usd a decimal number
   */
  byte[] costField(String usd);

  /** Offset in the frame's data of the id under which the provider stores the answer. */
  default int storedIdStart() {
    return 0;
  }

  /** Offset after that id; 0 where the frame has none. */
  default int storedIdEnd() {
    return 0;
  }
}
