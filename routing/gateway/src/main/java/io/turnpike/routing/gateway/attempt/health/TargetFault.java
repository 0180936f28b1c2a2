package io.turnpike.routing.gateway.attempt.health;

import io.turnpike.routing.FailureClass;
import java.time.Duration;

/** Whether a failed call counts against its target. */
final class TargetFault {

  /** A client that allows less says something about itself only. */
  private static final Duration FAIR = Duration.ofSeconds(1);

  private TargetFault() {}

  /**
   * False for wrong requests, spent quotas, bad credentials, our own limits.
   *
   * @param code says more than the class, for example {@code upstream_dns}
   * @param waited by this call
   */
  static boolean is(FailureClass failure, String code, Duration waited) {
    return switch (failure) {
      case OVERLOADED, SERVER_ERROR -> !isOurs(code);
      case CONNECTION -> !code.equals("upstream_address_refused");
      case TIMEOUT -> !code.equals("total_timeout") || waited.compareTo(FAIR) >= 0;
      case INVALID_RESPONSE -> true;
      case RATE_LIMITED,
          QUOTA_EXHAUSTED,
          AUTH,
          NOT_FOUND,
          BAD_REQUEST,
          CONTEXT_LENGTH,
          CONTENT_FILTER,
          BREAKER_OPEN,
          INELIGIBLE ->
          false;
    };
  }

  private static boolean isOurs(String code) {
    return code.equals("upstream_pool_exhausted") || code.equals("gateway_error");
  }
}
