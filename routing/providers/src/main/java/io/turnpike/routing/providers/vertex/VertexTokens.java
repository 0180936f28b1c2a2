package io.turnpike.routing.providers.vertex;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.providers.OAuthTokens;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import io.turnpike.tenants.providers.SecretGroup;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A service account's file, exchanged for a token: an assertion signed with its key is sent. */
final class VertexTokens {

  static final String FILE = "service_account_json";

  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final int SECONDS = 3_600;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** A file is read once, and known for as long as its connection is. */
  private static final LoadingCache<Secret, Optional<TokenGrant>> GRANTS =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build(VertexTokens::grant);

  private VertexTokens() {}

  /** The credential that connections of Vertex have. */
  static SecretGroup serviceAccount() {
    return new SecretGroup(
        "Service account",
        Field.secret(
                FILE,
                "Service account file",
                "The JSON file of a key of a service account that may use Vertex AI, whole.")
            .as(Kind.FILE)
            .checked(ServiceAccount::fault));
  }

  /** Null for a call without such a file, or with one that is none. */
  static @Nullable TokenGrant grant(ProviderCall call) {
    Secret file = call.credential() == null ? null : call.credential().get(FILE);
    return file == null ? FederatedTokens.grant(call) : GRANTS.get(file).orElse(null);
  }

  private static Optional<TokenGrant> grant(Secret secret) {
    String file = secret.reveal();
    try {
      ServiceAccount account = ServiceAccount.of(file);
      return Optional.of(
          new TokenGrant(
              OAuthTokens.id(file, SCOPE),
              account.tokenUri(),
              OAuthTokens.FORM,
              () -> form(account, Instant.now()),
              OAuthTokens::read));
    } catch (IllegalArgumentException noFile) {
      return Optional.empty();
    }
  }

  /** Throws IllegalArgumentException for a key that cannot sign. */
  static byte[] form(ServiceAccount account, Instant now) {
    return OAuthTokens.form("grant_type", GRANT, "assertion", assertion(account, now));
  }

  private static String assertion(ServiceAccount account, Instant now) {
    Map<String, Object> head = new TreeMap<>(Map.of("alg", "RS256", "typ", "JWT"));
    if (!account.keyId().isEmpty()) {
      head.put("kid", account.keyId());
    }
    long seconds = now.getEpochSecond();
    Map<String, Object> claims =
        new TreeMap<>(
            Map.of(
                "iss",
                account.clientEmail(),
                "scope",
                SCOPE,
                "aud",
                account.tokenUri().toString(),
                "iat",
                seconds,
                "exp",
                seconds + SECONDS));
    String signed = part(head) + "." + part(claims);
    return signed + "." + BASE64.encodeToString(signature(account, signed.getBytes(UTF_8)));
  }

  private static String part(Map<String, Object> fields) {
    return BASE64.encodeToString(JSON.writeValueAsBytes(fields));
  }

  private static byte[] signature(ServiceAccount account, byte[] signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(account.key());
      signature.update(signed);
      return signature.sign();
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("its private key cannot sign.", unusable);
    }
  }
}
