package io.turnpike.routing;

/**
 * What went wrong with an attempt; the words a config's {@code strategy.on} uses, in lower case.
 */
public enum FailureClass {
  RATE_LIMITED,
  QUOTA_EXHAUSTED,
  OVERLOADED,
  SERVER_ERROR,
  TIMEOUT,
  CONNECTION,
  AUTH,
  NOT_FOUND,
  BAD_REQUEST,
  CONTEXT_LENGTH,
  CONTENT_FILTER,
  INVALID_RESPONSE,
  BREAKER_OPEN,
  /** The target was left out: it lacks something, or nothing may be sent to it now. */
  INELIGIBLE;

  /** As written in configs, logs and headers. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
