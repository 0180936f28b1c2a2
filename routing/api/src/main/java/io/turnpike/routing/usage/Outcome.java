package io.turnpike.routing.usage;

/** How a gateway request ended. */
public enum Outcome {
  /** The client got a whole answer. */
  SUCCEEDED,
  /** No target could answer; the client got an error. */
  FAILED,
  /** The stream broke, or the process died, after content had reached the client. */
  INTERRUPTED,
  /** The client left before the end. */
  CANCELLED,
  /** Refused before anything was sent: bad body, unknown config, key without permission. */
  REJECTED
}
