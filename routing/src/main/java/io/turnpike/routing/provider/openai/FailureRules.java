package io.turnpike.routing.provider.openai;

import io.turnpike.routing.FailureClass;

/** What a status and an error object mean for the request: the provider fault table, as code. */
final class FailureRules {

  private FailureRules() {}

  static FailureClass of(int status, OpenAiError error) {
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

  /** There is no status inside a stream; some servers repeat it as the code. */
  static FailureClass ofStreamed(OpenAiError error) {
    String code = error.code();
    if (code != null && code.matches("[45]\\d\\d")) {
      return of(Integer.parseInt(code), error);
    }
    if (isQuota(error)) {
      return FailureClass.QUOTA_EXHAUSTED;
    }
    return byWord(error);
  }

  private static FailureClass byWord(OpenAiError error) {
    if (error.says("rate_limit", "too_many_requests")) {
      return FailureClass.RATE_LIMITED;
    }
    if (error.says("overloaded", "service_unavailable", "server_overloaded")) {
      return FailureClass.OVERLOADED;
    }
    if (error.says("authentication", "invalid_api_key", "permission")) {
      return FailureClass.AUTH;
    }
    if (error.says("timeout", "request_timeout")) {
      return FailureClass.TIMEOUT;
    }
    return error.says("invalid_request", "context_length", "content_filter", "content_policy")
        ? badRequest(error)
        : FailureClass.SERVER_ERROR;
  }

  private static FailureClass badRequest(OpenAiError error) {
    if (error.says("context_length", "string_above_max_length")
        || error.mentions("maximum context length")) {
      return FailureClass.CONTEXT_LENGTH;
    }
    return error.says("content_filter", "content_policy")
        ? FailureClass.CONTENT_FILTER
        : FailureClass.BAD_REQUEST;
  }

  private static FailureClass other(int status, OpenAiError error) {
    if (status >= 500) {
      return error.says("overloaded") ? FailureClass.OVERLOADED : FailureClass.SERVER_ERROR;
    }
    return status >= 400 ? FailureClass.BAD_REQUEST : FailureClass.INVALID_RESPONSE;
  }

  /** A spent budget often hides behind the status of a rate limit; waiting does not help it. */
  private static boolean isQuota(OpenAiError error) {
    return error.says(
        "insufficient_quota",
        "billing_",
        "enforced_spend_limit",
        "organization_spend_limit",
        "project_spend_limit",
        "quota_exceeded");
  }
}
