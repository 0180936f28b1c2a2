package io.turnpike.routing.gateway.attempt.token;

import io.turnpike.infra.http.EgressRefused;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.FailureScope;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.attempt.wire.Scrub;
import io.turnpike.routing.gateway.attempt.wire.TransportFailures;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.TokenGrant.Token;
import io.turnpike.routing.providers.refusal.Refusals;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no token: whose fault it is, the credential's, the address's, the endpoint's, or
 * this gateway's. Of what an endpoint answers only its own sentence is repeated, since the rest may
 * be anything.
 */
final class TokenFailures {

  private static final String REFUSED = "token_refused";
  private static final String INVALID = "token_endpoint_invalid";
  private static final String UNREACHABLE = "token_endpoint_unreachable";
  private static final String UNAVAILABLE = "token_endpoint_unavailable";
  private static final int UNAUTHORIZED = 401;

  private final String place;
  private final CallSecrets secrets;

  TokenFailures(URI address, CallSecrets secrets) {
    this.place = "The token endpoint " + address.getHost();
    this.secrets = secrets;
  }

  /** Whatever ended the exchange before there was a token. */
  AttemptFailed of(Throwable fault) {
    return switch (fault) {
      case AttemptFailed told when isTold(told.code()) -> told;
      case AttemptFailed _ -> unreadable();
      case IllegalArgumentException unusable ->
          refused("The connection's credential cannot be used: " + unusable.getMessage());
      case TimeoutException _ when TransportFailures.of(fault) == null ->
          unavailable("it did not answer in time.");
      case EgressRefused refusal -> forbidden(refusal);
      default -> broken(TransportFailures.of(fault));
    };
  }

  private static boolean isTold(String code) {
    return code.startsWith("token_") || code.equals(ProviderFailure.CLOCK_SKEW);
  }

  /** Throws what an answer means that is no success. */
  Token refused(int status, byte[] body) {
    throw switch (status) {
      case 400, 401, 403 -> refused(Refusals.ofSigned(status, body));
      case 408, 429 -> unavailable("it answered with status " + status + ".");
      default ->
          status >= 500
              ? unavailable("it answered with status " + status + ".")
              : invalid("it answered with status " + status);
    };
  }

  /** A success that holds no token: a page, for example. */
  AttemptFailed unreadable() {
    return invalid("it answered with something that holds no token");
  }

  /** A success whose token nobody can use any longer. */
  AttemptFailed over() {
    return new AttemptFailed(
        FailureClass.INVALID_RESPONSE,
        INVALID,
        place
            + " gave no token: the one in its answer has ended already, by the clock of this"
            + " gateway.");
  }

  private AttemptFailed refused(ProviderFailure refusal) {
    String message = refusal.message();
    String said = message == null ? "" : Scrub.of(message, secrets);
    if (refusal.isOfClock()) {
      return new AttemptFailed(
          refusal.failure(), ProviderFailure.CLOCK_SKEW, place + " gave no token. " + said);
    }
    return refused(
        place + " refused the connection's credential" + (said.isEmpty() ? "." : ": " + said));
  }

  /** As for a provider that refuses a key. */
  private static AttemptFailed refused(String sentence) {
    return new AttemptFailed(FailureClass.AUTH, REFUSED, sentence, UNAUTHORIZED, null)
        .concerning(FailureScope.CREDENTIAL);
  }

  private AttemptFailed invalid(String why) {
    return new AttemptFailed(
        FailureClass.INVALID_RESPONSE,
        INVALID,
        place + " gave no token: " + why + ". Check the address.");
  }

  /** Nobody there, as far as this gateway can tell: the address, or the way to it. */
  private AttemptFailed unreachable(AttemptFailed known) {
    return gone(
        UNREACHABLE,
        "it could not be reached ("
            + known.code().replace("upstream_", "").replace('_', ' ')
            + ").");
  }

  /** Somebody there, who is not well. */
  private AttemptFailed unavailable(String why) {
    return gone(UNAVAILABLE, why);
  }

  private AttemptFailed gone(String code, String why) {
    return new AttemptFailed(FailureClass.CONNECTION, code, place + " gave no token: " + why);
  }

  /** The same word as for a provider's address: it is no use to try it again. */
  private AttemptFailed forbidden(EgressRefused refusal) {
    return new AttemptFailed(
        FailureClass.CONNECTION,
        "upstream_address_refused",
        place + " may not be called from here: " + refusal.getMessage());
  }

  private AttemptFailed broken(@Nullable AttemptFailed known) {
    return known == null ? broken() : onTheWay(known);
  }

  private AttemptFailed onTheWay(AttemptFailed known) {
    return switch (known.code()) {
      case TransportFailures.RESET -> broken();
      case TransportFailures.POOL_EXHAUSTED -> crowded();
      case TransportFailures.INVALID_HTTP -> invalid("what it answered is not valid HTTP");
      default -> unreachable(known);
    };
  }

  private AttemptFailed broken() {
    return unavailable("the exchange with it broke.");
  }

  /** This gateway's own limit, so the same word as for a provider: nobody else is blamed. */
  private AttemptFailed crowded() {
    return new AttemptFailed(
        FailureClass.OVERLOADED,
        TransportFailures.POOL_EXHAUSTED,
        place + " was not asked for a token: too many calls to its host wait for a connection.");
  }
}
