package io.turnpike.routing.provider.anthropic;

import io.turnpike.routing.FailureClass;

/** What a status and an error object mean for the request: the provider fault table, as code. */
final class FailureRules {

  private FailureRules() {}

  static FailureClass of(int status, AnthropicError error) {
    if (isQuota(error)) {
      return FailureClass.QUOTA_EXHAUSTED;
    }
    return switch (status) {
      case 400, 422 -> badRequest(error);
      case 401, 403 -> FailureClass.AUTH;
      case 402 -> FailureClass.QUOTA_EXHAUSTED;
      case 404 -> FailureClass.NOT_FOUND;
      case 408 -> FailureClass.TIMEOUT;
      case 413 -> FailureClass.CONTEXT_LENGTH;
      case 429 -> FailureClass.RATE_LIMITED;
      case 503, 529 -> FailureClass.OVERLOADED;
      default -> other(status, error);
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

  private static FailureClass other(int status, AnthropicError error) {
    if (status >= 500) {
      FailureClass told = ofStreamed(error);
      boolean passing = told == FailureClass.OVERLOADED || told == FailureClass.TIMEOUT;
      return passing ? told : FailureClass.SERVER_ERROR;
    }
    return status >= 400 ? FailureClass.BAD_REQUEST : FailureClass.INVALID_RESPONSE;
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
