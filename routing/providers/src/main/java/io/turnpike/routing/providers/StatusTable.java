package io.turnpike.routing.providers;

import io.turnpike.routing.FailureClass;

/**
 * What a provider's status means while the error object beside it says nothing more exact: the
 * provider fault table, as code, in the one place where all adapters look.
 */
public final class StatusTable {

  private StatusTable() {}

  /**
   * {@link FailureClass#BAD_REQUEST} and {@link FailureClass#SERVER_ERROR} are the two that cover
   * much; an adapter asks the error object which of it was meant.
   */
  public static FailureClass of(int status) {
    return switch (status) {
      case 401, 403 -> FailureClass.AUTH;
      case 402 -> FailureClass.QUOTA_EXHAUSTED;
      case 404 -> FailureClass.NOT_FOUND;
      case 408 -> FailureClass.TIMEOUT;
      case 413 -> FailureClass.CONTEXT_LENGTH;
      case 429 -> FailureClass.RATE_LIMITED;
      case 503, 529 -> FailureClass.OVERLOADED;
      default -> other(status);
    };
  }

  private static FailureClass other(int status) {
    if (status >= 500) {
      return FailureClass.SERVER_ERROR;
    }
    return status >= 400 ? FailureClass.BAD_REQUEST : FailureClass.INVALID_RESPONSE;
  }
}
