package io.turnpike.routing.testing.behaviour;

import java.util.List;

/** How a stream ends once its tokens, or as many as were allowed, are out. */
public enum Ending {
  /** Finish reason, usage if due, {@code [DONE]}. */
  DONE,
  /** The same with {@code [DONE]} twice. */
  DOUBLED_DONE,
  /** The HTTP body ends properly, but no finish reason and no {@code [DONE]} came. */
  WITHOUT_DONE,
  /** FIN in the middle of the chunked body. */
  CLOSE,
  /** RST in the middle of the chunked body. */
  RESET,
  /** Silence, with the connection open. */
  STALL,
  /** An error document as an event, then a proper end of the HTTP body. */
  ERROR_EVENT,
  /** A data line that is no JSON, then on to {@code [DONE]}. */
  MALFORMED;

  boolean legal() {
    return this == DONE || this == DOUBLED_DONE;
  }

  /** What follows the last HTTP chunk this ending wants sent. */
  List<Step> last() {
    return switch (this) {
      case DONE, DOUBLED_DONE, WITHOUT_DONE, ERROR_EVENT, MALFORMED ->
          List.of(Step.send(Http.LAST_CHUNK), new Step.Finish());
      case CLOSE -> List.of(new Step.Close());
      case RESET -> List.of(new Step.Reset());
      case STALL -> List.of(new Step.Hang());
    };
  }
}
