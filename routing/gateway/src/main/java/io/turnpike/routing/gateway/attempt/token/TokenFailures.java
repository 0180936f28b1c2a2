package io.turnpike.routing.gateway.attempt.token;

import io.turnpike.infra.http.EgressRefused;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.FailureScope;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.attempt.wire.Scrub;
import io.turnpike.routing.gateway.attempt.wire.TransportFailures;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.providers.TokenGrant.Token;
import io.turnpike.routing.providers.refusal.Refusals;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no token: whose fault it is, the credential's, the address's, or the endpoint's. Of
 * what an endpoint answers only its own sentence is repeated, since the rest may be anything.
 */
final class TokenFailures {

  private static final String REFUSED = "token_refused";
  private static final String INVALID = "token_endpoint_invalid";
  private static final String UNREACHABLE = "token_endpoint_unreachable";
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
      case AttemptFailed told when told.code().startsWith("token_") -> told;
      case AttemptFailed _ -> unreadable();
      case IllegalArgumentException unusable ->
          refused("The connection's credential cannot be used: " + unusable.getMessage());
      case TimeoutException _ -> unreachable("it did not answer in time.");
      case EgressRefused refusal -> forbidden(refusal);
      default -> unreachable(words(TransportFailures.of(fault)));
    };
  }

  /** Throws what an answer means that is no success. */
  Token refused(int status, byte[] body) {
    throw switch (status) {
      case 400, 401, 403 ->
          refused(place + " refused the connection's credential" + said(status, body));
      case 408, 429 -> unreachable("it answered with status " + status + ".");
      default ->
          status >= 500
              ? unreachable("it answered with status " + status + ".")
              : invalid("it answered with status " + status);
    };
  }

  /** A success that holds no token: a page, for example. */
  AttemptFailed unreadable() {
    return invalid("it answered with something that holds no token");
  }

  private String said(int status, byte[] body) {
    String sentence = Refusals.of(status, body).message();
    return sentence == null ? "." : ": " + Scrub.of(sentence, secrets);
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

  private AttemptFailed unreachable(String why) {
    return new AttemptFailed(
        FailureClass.CONNECTION, UNREACHABLE, place + " gave no token: " + why);
  }

  /** The same word as for a provider's address: it is no use to try it again. */
  private AttemptFailed forbidden(EgressRefused refusal) {
    return new AttemptFailed(
        FailureClass.CONNECTION,
        "upstream_address_refused",
        place + " may not be called from here: " + refusal.getMessage());
  }

  private static String words(@Nullable AttemptFailed known) {
    return known == null
        ? "the exchange with it broke."
        : "it could not be reached ("
            + known.code().replace("upstream_", "").replace('_', ' ')
            + ").";
  }
}
