package io.turnpike.infra.refusal;

/**
 * A management request turned down for a reason the caller can act on. Thrown by the modules'
 * facades, rendered once per edge: RFC 9457 problem details for the API, form messages for the
 * console. Carries no stack trace: it is an answer, not a fault.
 */
public abstract sealed class Refusal extends RuntimeException
    permits InvalidInput, NotFound, Conflict, StaleVersion, Forbidden, Throttled, Unavailable {

  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message, null, false, false);
  }

  /** A sentence for people that names what was wrong and what would be right. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
