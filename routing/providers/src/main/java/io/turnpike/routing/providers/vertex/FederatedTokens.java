package io.turnpike.routing.providers.vertex;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.providers.OAuthTokens;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.providers.TokenGrant.Token;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import io.turnpike.tenants.providers.SecretGroup;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A workload's own token, exchanged for Google's in up to three steps: fetched where the file says,
 * given for one of Google's, and that for a service account's.
 */
final class FederatedTokens {

  static final String FILE = "external_account_json";

  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
  private static final Duration UNSAID = Duration.ofMinutes(5);
  private static final int LARGEST = 16 << 10;
  private static final JsonMapper JSON = JsonMapper.shared();

  private FederatedTokens() {}

  /** A credential that connections of Vertex may have. */
  static SecretGroup workload() {
    return new SecretGroup(
        "Workload identity",
        Field.secret(
                FILE,
                "Workload identity file",
                "The JSON file of workload identity federation: no key is kept, another's token"
                    + " is exchanged for Google's.")
            .as(Kind.FILE)
            .checked(ExternalAccount.CHECK));
  }

  /** Null for a call without such a file, or with one that is none. */
  static @Nullable TokenGrant grant(ProviderCall call) {
    Secret file = call.credential() == null ? null : call.credential().get(FILE);
    try {
      return file == null ? null : grant(call, file.reveal());
    } catch (IllegalArgumentException noFile) {
      return null;
    }
  }

  private static TokenGrant grant(ProviderCall call, String file) {
    ExternalAccount account = ExternalAccount.of(file);
    String id = OAuthTokens.id(file, SCOPE);
    return switch (account.source()) {
      case SubjectSource.Address at ->
          TokenGrant.fetched(id, at.url(), at.headers(), answer -> subject(answer, at.field()))
              .then(token -> exchange(id, account, () -> token.value().reveal()));
      case SubjectSource.LocalFile in ->
          exchange(id, account, () -> subject(in, call.ofOperator()));
    };
  }

  private static TokenGrant exchange(String id, ExternalAccount account, Supplier<String> subject) {
    TokenGrant exchange =
        new TokenGrant(
            id,
            account.tokenUrl(),
            OAuthTokens.FORM,
            () -> form(account, subject.get()),
            OAuthTokens::read);
    URI impersonation = account.impersonation();
    return impersonation == null
        ? exchange
        : exchange.then(token -> impersonation(id, impersonation, account, token));
  }

  private static byte[] form(ExternalAccount account, String subject) {
    return OAuthTokens.form(
        "grant_type",
        GRANT,
        "audience",
        account.audience(),
        "scope",
        SCOPE,
        "requested_token_type",
        ACCESS_TOKEN,
        "subject_token_type",
        account.subjectType(),
        "subject_token",
        subject);
  }

  private static TokenGrant impersonation(
      String id, URI address, ExternalAccount account, Token token) {
    byte[] asked =
        JSON.writeValueAsBytes(
            Map.of("scope", List.of(SCOPE), "lifetime", account.seconds() + "s"));
    return new TokenGrant(
        id,
        address,
        "application/json",
        () -> asked,
        answer -> impersonated(answer, Instant.now()),
        _ -> Map.of("authorization", "Bearer " + token.value().reveal()));
  }

  private static @Nullable Token impersonated(byte[] answer, Instant now) {
    try {
      JsonNode token = JSON.readTree(answer);
      return new Token(
          new Secret(token.path("accessToken").asString("")),
          Duration.between(now, Instant.parse(token.path("expireTime").asString(""))));
    } catch (JacksonException | DateTimeException none) {
      return null;
    }
  }

  private static @Nullable Token subject(byte[] answer, @Nullable String field) {
    try {
      String text = new String(answer, UTF_8);
      String token = field == null ? text : JSON.readTree(text).path(field).asString("");
      return new Token(new Secret(token.strip()), UNSAID);
    } catch (JacksonException none) {
      return null;
    }
  }

  /** Read anew each time, since whoever writes it does so before the last one ends. */
  private static String subject(SubjectSource.LocalFile source, boolean ofOperator) {
    if (!ofOperator) {
      throw new IllegalArgumentException(
          "it names a file on the gateway's machine, as only the operator's connections may.");
    }
    Token token = subject(content(source.file()), source.field());
    if (token == null || token.value().reveal().isEmpty()) {
      throw new IllegalArgumentException("the file that it names holds no token.");
    }
    return token.value().reveal();
  }

  private static byte[] content(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("the file that it names cannot be read.", unreadable);
    }
  }
}
