package io.turnpike.routing.gateway.testing.behaviour;

import java.util.List;

/** How a stream ends once its tokens, or as many as were allowed, are out. */
public enum CompletionEnding {
  /** Finish reason, usage if due, the mark of the end. */
  DONE,
  /** The same with the mark twice. */
  DOUBLED_DONE,
  /** Finish reason and usage, and a proper end of the HTTP body instead of the mark. */
  MARK_MISSING,
  /** The mark is the last line, and no blank line follows it. */
  NO_BLANK_LINE,
  /** More content after the mark. */
  MORE_AFTER_DONE,
  /** The HTTP body ends properly, but no finish reason and no mark came. */
  WITHOUT_DONE,
  /** FIN in the middle of the chunked body. */
  CLOSE,
  /** RST in the middle of the chunked body. */
  RESET,
  /** Silence, with the connection open. */
  STALL,
  /** An error document as an event, then a proper end of the HTTP body. */
  ERROR_EVENT,
  /** A data line that is no JSON, then on to the proper end. */
  MALFORMED,
  /** Three such lines. */
  MALFORMED_THRICE;

  /** What follows the last piece of the body. */
  List<Step> last(boolean chunked) {
    return switch (this) {
      case CLOSE -> List.of(new Step.Close());
      case RESET -> List.of(new Step.Reset());
      case STALL -> List.of(new Step.Hang());
      default ->
          chunked
              ? List.of(Step.send(Http.LAST_CHUNK), new Step.Finish())
              : List.of(new Step.Finish());
    };
  }
}
