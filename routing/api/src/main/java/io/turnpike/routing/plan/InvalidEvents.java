package io.turnpike.routing.plan;

import java.util.Locale;

/**
 * What becomes of data inside a stream that is no event, once some of the answer has reached the
 * client; before that it always is a failure of the attempt. The words of a config's {@code
 * invalid_events}, in lower case.
 */
public enum InvalidEvents {
  /** The client gets it as it came. */
  RELAY,
  /** It is left out, and the third ends the stream. */
  DROP,
  /** The first ends the stream. */
  ABORT;

  /** As written in configs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
