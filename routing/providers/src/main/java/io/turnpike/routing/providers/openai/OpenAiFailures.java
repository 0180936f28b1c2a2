package io.turnpike.routing.providers.openai;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.StatusTable;
import java.util.Arrays;

/**
 * What an error object of OpenAI's shape says more exactly than the status beside it. For whoever
 * fails in that shape.
 */
public final class OpenAiFailures {

  private OpenAiFailures() {}

  /** What an answer that is no success means. */
  public static ProviderFailure of(int status, byte[] body) {
    OpenAiError error = OpenAiError.read(body);
    return told(of(status, error), error);
  }

  /** What an error event inside a stream means. */
  public static ProviderFailure inStream(byte[] data, int start, int end) {
    OpenAiError error = OpenAiError.read(Arrays.copyOfRange(data, start, end));
    return told(ofStreamed(error), error);
  }

  private static ProviderFailure told(FailureClass failure, OpenAiError error) {
    return new ProviderFailure(failure, error.code(), error.message());
  }

  private static FailureClass of(int status, OpenAiError error) {
    if (isQuota(error)) {
      return FailureClass.QUOTA_EXHAUSTED;
    }
    FailureClass plain = StatusTable.of(status);
    return switch (plain) {
      case BAD_REQUEST -> badRequest(error);
      case SERVER_ERROR -> error.says("overloaded") ? FailureClass.OVERLOADED : plain;
      default -> plain;
    };
  }

  /** There is no status inside a stream; some servers repeat it as the code. */
  private static FailureClass ofStreamed(OpenAiError error) {
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
