package io.turnpike.routing.providers.anthropic;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.providers.StatusTable;

/** What an error object says more exactly than the status beside it. */
final class AnthropicFailures {

  private AnthropicFailures() {}

  static FailureClass of(int status, AnthropicError error) {
    if (isQuota(error)) {
      return FailureClass.QUOTA_EXHAUSTED;
    }
    FailureClass plain = StatusTable.of(status);
    return switch (plain) {
      case BAD_REQUEST -> badRequest(error);
      case SERVER_ERROR -> serverError(error);
      default -> plain;
    };
  }

  /** There is no status inside a stream; the type says the same. */
  static FailureClass ofStreamed(AnthropicError error) {
    if (isQuota(error)) {
      return FailureClass.QUOTA_EXHAUSTED;
    }
    return switch (error.type()) {
      case "overloaded_error" -> FailureClass.OVERLOADED;
      case "rate_limit_error" -> FailureClass.RATE_LIMITED;
      case "authentication_error", "permission_error" -> FailureClass.AUTH;
      case "not_found_error" -> FailureClass.NOT_FOUND;
      case "request_too_large" -> FailureClass.CONTEXT_LENGTH;
      case "timeout_error" -> FailureClass.TIMEOUT;
      case "invalid_request_error" -> badRequest(error);
      default -> FailureClass.SERVER_ERROR;
    };
  }

  private static FailureClass serverError(AnthropicError error) {
    FailureClass told = ofStreamed(error);
    boolean passing = told == FailureClass.OVERLOADED || told == FailureClass.TIMEOUT;
    return passing ? told : FailureClass.SERVER_ERROR;
  }

  private static FailureClass badRequest(AnthropicError error) {
    if (error.is("request_too_large")
        || error.mentions("prompt is too long")
        || error.mentions("exceed context limit")) {
      return FailureClass.CONTEXT_LENGTH;
    }
    return error.mentions("content filtering policy")
        ? FailureClass.CONTENT_FILTER
        : FailureClass.BAD_REQUEST;
  }

  /** A spent budget comes as a rate limit or as a wrong request; waiting helps neither. */
  private static boolean isQuota(AnthropicError error) {
    return error.is("billing_error")
        || error.reason().startsWith("enforced_spend_limit")
        || error.mentions("credit balance is too low")
        || error.mentions("You have reached your specified");
  }
}
