package io.turnpike.routing.dialects;

import java.time.Instant;
import java.util.List;

/**
 * From the canonical form of an answer to the dialect of the client that asked. Made by the
 * translation of the request, of which it may remember what an answer has to repeat. No I/O.
 */
public interface AnswerTranslation {

  /**
   * A whole answer as the client knows it.
   *
   * @param canonical one that is an answer, no error
   */
  byte[] answer(byte[] canonical, Instant now);

  /** For one streamed answer. */
  AnswerStream stream(Instant now);

  /** What its streams are called in HTTP. */
  default String contentType() {
    return "text/event-stream";
  }

  /** Translates one stream, frame by frame, as they come. Not shared. */
  interface AnswerStream extends AddedFrames {

    /**
     * The client's frames, each with its blank line, that a canonical one amounts to: often none.
     *
     * @param canonical stands on a comment, a chunk, or the end mark
     */
    List<byte[]> frames(Frames canonical);
  }
}
