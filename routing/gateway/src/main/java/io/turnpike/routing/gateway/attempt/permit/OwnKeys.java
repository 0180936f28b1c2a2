package io.turnpike.routing.gateway.attempt.permit;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections.Credential;
import io.turnpike.tenants.providers.SecretFields;
import org.jspecify.annotations.Nullable;

/** What a failure means where the connection has no key: it is the client's to bring one. */
final class OwnKeys {

  private static final int UNAUTHORIZED = 401;

  private OwnKeys() {}

  /**
   * A client's own key is one whatever it looks like: were it read as several fields, it could name
   * the addresses that the gateway asks for a token.
   */
  static @Nullable SecretFields fields(@Nullable Credential stored, @Nullable Secret ownKey) {
    if (stored != null) {
      return SecretFields.of(stored.apiKey());
    }
    return ownKey == null ? null : SecretFields.key(ownKey);
  }

  /** Whether it is about the client's own key, which nobody else has. */
  static boolean isTheirs(FailureClass failure, @Nullable Secret ownKey) {
    return ownKey != null
        && switch (failure) {
          case AUTH, RATE_LIMITED, QUOTA_EXHAUSTED -> true;
          default -> false;
        };
  }

  static AttemptFailed told(
      AttemptFailed failure, @Nullable Secret ownKey, ProviderConnection connection) {
    if (failure.failure() != FailureClass.AUTH || failure.status() != UNAUTHORIZED) {
      return failure;
    }
    return ownKey == null
        ? refusal(AttemptFailed.OWN_KEY_MISSING, missing(connection))
        : refusal(AttemptFailed.OWN_KEY_REFUSED, refused(connection, failure));
  }

  private static AttemptFailed refusal(String code, String sentence) {
    return new AttemptFailed(FailureClass.AUTH, code, sentence, UNAUTHORIZED, null);
  }

  private static String missing(ProviderConnection connection) {
    return "The connection \""
        + connection.name()
        + "\" has no key, and its provider wants one. Send your own as \"Authorization: Bearer …\""
        + " beside the gateway key in \"x-turnpike-api-key\", with a gateway key that allows own"
        + " provider keys.";
  }

  private static String refused(ProviderConnection connection, AttemptFailed failure) {
    return "The provider of \""
        + connection.name()
        + "\" refused the provider key that came with this request: "
        + failure.sentence();
  }
}
