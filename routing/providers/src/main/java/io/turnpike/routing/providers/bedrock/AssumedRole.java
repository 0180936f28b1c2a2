package io.turnpike.routing.providers.bedrock;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.providers.OAuthTokens;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.providers.TokenGrant.Token;
import io.turnpike.tenants.providers.SecretFields;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A role that calls are made in: AWS's token service gives keys for an hour to whoever may assume
 * it. They are kept as one token, in the form of a credential of three fields.
 */
final class AssumedRole {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String KEYS = "/AssumeRoleResponse/AssumeRoleResult/Credentials";

  private AssumedRole() {}

  static boolean isFor(ProviderCall call) {
    return role(call) != null;
  }

  /** Null for a call that is made with its connection's own credential. */
  static @Nullable TokenGrant grant(ProviderCall call, InstantSource clock) {
    String role = role(call);
    SecretFields credential = call.credential();
    String region = BedrockRegion.of(call.settings(), call.baseUrl());
    SignatureV4 signature = BedrockCredential.signature(credential, region, "sts");
    if (role == null || signature == null) {
      return null;
    }
    URI address = address(call.settings(), region);
    String external = call.settings().getOrDefault(BedrockType.EXTERNAL_ID, "");
    return new TokenGrant(
        OAuthTokens.id(
            address.toString(),
            role,
            external,
            signature.accessKeyId(),
            signature.secretAccessKey().reveal()),
        address,
        OAuthTokens.FORM,
        () -> form(role, external),
        answer -> keys(answer, clock.instant()),
        form -> signature.headers("POST", address, form, clock.instant()));
  }

  private static @Nullable String role(ProviderCall call) {
    String role = call.settings().get(BedrockType.ROLE_ARN);
    return role == null || role.isBlank() ? null : role;
  }

  private static URI address(Map<String, String> settings, String region) {
    String own = settings.get(BedrockType.TOKEN_URL);
    return URI.create(
        own == null || own.isBlank()
            ? "https://sts." + region + "." + BedrockType.domain(region) + "/"
            : own);
  }

  private static byte[] form(String role, String external) {
    String[] asked = {
      "Action", "AssumeRole",
      "Version", "2011-06-15",
      "RoleArn", role,
      "RoleSessionName", "turnpike",
      "DurationSeconds", "3600"
    };
    if (external.isBlank()) {
      return OAuthTokens.form(asked);
    }
    String[] all = Arrays.copyOf(asked, asked.length + 2);
    all[asked.length] = "ExternalId";
    all[asked.length + 1] = external;
    return OAuthTokens.form(all);
  }

  private static @Nullable Token keys(byte[] answer, Instant now) {
    try {
      JsonNode keys = JSON.readTree(answer).at(KEYS);
      String id = keys.path("AccessKeyId").asString("");
      String secret = keys.path("SecretAccessKey").asString("");
      return id.isEmpty() || secret.isEmpty() ? null : token(keys, id, secret, now);
    } catch (JacksonException | DateTimeException none) {
      return null;
    }
  }

  private static Token token(JsonNode keys, String id, String secret, Instant now) {
    String fields =
        JSON.writeValueAsString(
            Map.of(
                BedrockType.ACCESS_KEY_ID, id,
                BedrockType.SECRET_ACCESS_KEY, secret,
                BedrockType.SESSION_TOKEN, keys.path("SessionToken").asString("")));
    return new Token(new Secret(fields), Duration.between(now, end(keys.path("Expiration"))));
  }

  /** Seconds since 1970, or as people write it. */
  private static Instant end(JsonNode expiration) {
    return expiration.isNumber()
        ? Instant.ofEpochSecond(expiration.asLong(0))
        : Instant.parse(expiration.asString(""));
  }
}
