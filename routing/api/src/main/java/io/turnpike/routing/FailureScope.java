package io.turnpike.routing;

/** Whom a provider's refusal is about, and so what is left alone after it. Narrowest first. */
public enum FailureScope {
  /** This request only: another one may be granted at once. */
  REQUEST,
  /** All requests for this model by this credential. */
  MODEL,
  /** All requests by this credential. */
  CREDENTIAL;

  /** What a failure is about when its provider says no more than the class. */
  public static FailureScope of(FailureClass failure) {
    return switch (failure) {
      case AUTH -> CREDENTIAL;
      case RATE_LIMITED, QUOTA_EXHAUSTED -> MODEL;
      case OVERLOADED,
          SERVER_ERROR,
          TIMEOUT,
          CONNECTION,
          NOT_FOUND,
          BAD_REQUEST,
          CONTEXT_LENGTH,
          CONTENT_FILTER,
          INVALID_RESPONSE,
          BREAKER_OPEN,
          INELIGIBLE ->
          REQUEST;
    };
  }
}
