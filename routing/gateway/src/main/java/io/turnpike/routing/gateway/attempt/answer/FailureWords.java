package io.turnpike.routing.gateway.attempt.answer;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.FailureScope;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.attempt.wire.RetryAfter;
import io.turnpike.routing.gateway.attempt.wire.Scrub;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Codes and sentences for what providers refuse. */
final class FailureWords {

  private static final int LONGEST_CODE = 64;

  private FailureWords() {}

  /**
   * A refusal as whoever decides what follows should see it.
   *
   * @param retryAfter that its head asks for; null where at most its document does
   * @param secrets that nothing of it may repeat
   */
  static AttemptFailed told(
      ProviderFailure failure, int status, @Nullable Duration retryAfter, CallSecrets secrets) {
    String message = failure.message();
    return new AttemptFailed(
            failure.failure(),
            code(failure, status),
            message == null ? sentence(failure, status) : Scrub.of(message, secrets),
            status,
            retryAfter == null ? RetryAfter.of(failure.pause()) : retryAfter)
        .concerning(failure.scope());
  }

  static String code(ProviderFailure failure, int status) {
    return switch (failure.failure()) {
      case RATE_LIMITED -> "provider_rate_limited";
      case QUOTA_EXHAUSTED -> GatewayFailure.SPENT_QUOTA;
      case OVERLOADED -> "provider_overloaded";
      case SERVER_ERROR, CONNECTION, BREAKER_OPEN, INELIGIBLE ->
          failure.isOfClock() ? ProviderFailure.CLOCK_SKEW : "provider_error";
      case TIMEOUT -> "provider_timeout";
      case AUTH ->
          failure.scope() == FailureScope.CREDENTIAL
              ? "provider_auth_failed"
              : "provider_permission_denied";
      case NOT_FOUND -> "model_unavailable";
      case CONTEXT_LENGTH -> GatewayFailure.TOO_LONG;
      case CONTENT_FILTER -> "content_filter";
      case BAD_REQUEST -> orElse(failure.code(), "invalid_request");
      case INVALID_RESPONSE ->
          status / 100 == 3 ? "upstream_redirect" : "provider_invalid_response";
    };
  }

  static String sentence(ProviderFailure failure, int status) {
    return "The provider answered with status " + status + " (" + word(failure.failure()) + ").";
  }

  private static String word(FailureClass failure) {
    return failure.word().replace('_', ' ');
  }

  private static String orElse(@Nullable String code, String otherwise) {
    return code != null && code.length() <= LONGEST_CODE && code.matches("[A-Za-z0-9_.-]+")
        ? code
        : otherwise;
  }
}
