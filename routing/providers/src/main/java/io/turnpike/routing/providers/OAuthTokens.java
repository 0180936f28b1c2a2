package io.turnpike.routing.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.providers.TokenGrant.Token;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What token endpoints take and answer, whoever's they are. */
public final class OAuthTokens {

  public static final String FORM = "application/x-www-form-urlencoded";

  /** For an answer that does not say. */
  private static final Duration UNSAID = Duration.ofMinutes(5);

  private static final JsonMapper JSON = JsonMapper.shared();

  private OAuthTokens() {}

  /**
   * @param namesAndValues in turns
   */
  public static byte[] form(String... namesAndValues) {
    StringBuilder form = new StringBuilder();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      form.append(at == 0 ? "" : "&").append(namesAndValues[at]).append('=');
      form.append(URLEncoder.encode(namesAndValues[at + 1], UTF_8));
    }
    return form.toString().getBytes(UTF_8);
  }

  /** An id that tells nothing of what it is made of. */
  public static String id(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(UTF_8);
        digest.update((bytes.length + ":").getBytes(UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Null for an answer that holds no token. */
  public static @Nullable Token read(byte[] answer) {
    try {
      JsonNode token = JSON.readTree(answer);
      JsonNode value = token.path("access_token");
      return value.isString()
          ? new Token(new Secret(value.stringValue()), goodFor(token.path("expires_in")))
          : null;
    } catch (JacksonException noJson) {
      return null;
    }
  }

  /** Some write the seconds as a text. */
  private static Duration goodFor(JsonNode seconds) {
    long count = seconds.asLong(-1);
    return count < 0 ? UNSAID : Duration.ofSeconds(count);
  }
}
