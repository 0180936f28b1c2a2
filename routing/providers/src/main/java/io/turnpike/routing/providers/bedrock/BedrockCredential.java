package io.turnpike.routing.providers.bedrock;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.tenants.providers.SecretFields;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call proves by whose it is: an API key as it is, or a signature. */
final class BedrockCredential {

  /** As signatures have it. */
  private static final String SERVICE = "bedrock";

  private BedrockCredential() {}

  /** None for a call without a credential, or one that is none to sign with. */
  static Map<String, String> headers(ProviderCall call, URI address, Instant now) {
    SecretFields credential = credential(call);
    Secret apiKey = credential == null ? null : credential.get(SecretFields.API_KEY);
    if (apiKey != null) {
      return Map.of("authorization", "Bearer " + apiKey.reveal());
    }
    String region = BedrockRegion.of(call.settings(), call.baseUrl());
    SignatureV4 signature = signature(credential, region, SERVICE);
    return signature == null
        ? Map.of()
        : signature.headers(call.method(), address, call.body().bytes(), now);
  }

  /** Null where there are no keys to sign with. */
  static @Nullable SignatureV4 signature(
      @Nullable SecretFields credential, String region, String service) {
    Secret id = credential == null ? null : credential.get(BedrockType.ACCESS_KEY_ID);
    Secret key = credential == null ? null : credential.get(BedrockType.SECRET_ACCESS_KEY);
    return credential == null || id == null || key == null
        ? null
        : new SignatureV4(
            id.reveal(), key, credential.get(BedrockType.SESSION_TOKEN), region, service);
  }

  /** Of a role what was fetched for it, and never the keys that it is assumed with. */
  private static @Nullable SecretFields credential(ProviderCall call) {
    if (!AssumedRole.isFor(call)) {
      return call.credential();
    }
    Secret fetched = call.token();
    return fetched == null ? null : SecretFields.of(fetched);
  }
}
