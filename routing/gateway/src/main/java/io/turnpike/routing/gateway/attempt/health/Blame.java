package io.turnpike.routing.gateway.attempt.health;

import io.turnpike.routing.FailureClass;
import java.time.Duration;

/** Whose health a failed call speaks of. */
enum Blame {
  /** Wrong requests, spent quotas, bad credentials, our own limits. */
  NOBODY,
  /** This tenant's way to the model. */
  TARGET,
  /** The provider's model as everyone sees it. */
  PROVIDER;

  /** A tenant's own impatience must not speak for others; nor the client's for the tenant. */
  private static final Duration PATIENT = Duration.ofSeconds(5);

  private static final Duration FAIR = Duration.ofSeconds(1);

  /**
   * @param code says more than the class, for example {@code upstream_dns}
   * @param waited by this call
   */
  static Blame of(FailureClass failure, String code, Duration waited) {
    return switch (failure) {
      case OVERLOADED, SERVER_ERROR -> isOurs(code) ? NOBODY : PROVIDER;
      case CONNECTION -> connection(code, waited);
      case TIMEOUT -> timeout(code, waited);
      case INVALID_RESPONSE -> TARGET;
      case RATE_LIMITED,
          QUOTA_EXHAUSTED,
          AUTH,
          NOT_FOUND,
          BAD_REQUEST,
          CONTEXT_LENGTH,
          CONTENT_FILTER,
          BREAKER_OPEN,
          INELIGIBLE ->
          NOBODY;
    };
  }

  private static Blame connection(String code, Duration waited) {
    return switch (code) {
      case "upstream_address_refused" -> NOBODY;
      case "upstream_connect_timeout" -> waited.compareTo(FAIR) >= 0 ? PROVIDER : TARGET;
      case "upstream_tls" -> TARGET;
      default -> PROVIDER;
    };
  }

  private static Blame timeout(String code, Duration waited) {
    return switch (code) {
      case "first_token_timeout" -> waited.compareTo(PATIENT) >= 0 ? PROVIDER : TARGET;
      case "total_timeout" -> waited.compareTo(FAIR) >= 0 ? TARGET : NOBODY;
      default -> TARGET;
    };
  }

  private static boolean isOurs(String code) {
    return code.equals("upstream_pool_exhausted") || code.equals("gateway_error");
  }
}
