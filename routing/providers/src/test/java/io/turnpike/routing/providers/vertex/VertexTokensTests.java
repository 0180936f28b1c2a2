package io.turnpike.routing.providers.vertex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.tenants.providers.SecretFields;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VertexTokensTests {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final KeyPair KEYS = keys();
  private static final String PEM =
      "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
          + "\n-----END PRIVATE KEY-----\n";

  @Test
  void anAssertionIsSignedWithTheFilesKey() throws GeneralSecurityException {
    Instant now = Instant.ofEpochSecond(1_800_000_000);

    String form = new String(VertexTokens.form(ServiceAccount.of(file()), now), UTF_8);

    assertThat(form)
        .startsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=");
    String assertion = form.substring(form.indexOf("assertion=") + "assertion=".length());
    String[] parts = URLDecoder.decode(assertion, UTF_8).split("\\.");
    assertThat(read(parts[0]).toString())
        .isEqualTo("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":\"JWT\"}");
    assertThat(read(parts[1]).toString())
        .isEqualTo(
            "{\"aud\":\"https://oauth2.googleapis.com/token\",\"exp\":1800003600,"
                + "\"iat\":1800000000,\"iss\":\"sa@p.iam.gserviceaccount.com\","
                + "\"scope\":\"https://www.googleapis.com/auth/cloud-platform\"}");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(KEYS.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  void theFileIsAskedAboutAtItsOwnAddress() {
    TokenGrant grant = VertexTokens.grant(call(file()));

    assertThat(grant.address()).hasToString("https://oauth2.googleapis.com/token");
    assertThat(grant.reader().read("{\"access_token\":\"t\",\"expires_in\":3599}".getBytes(UTF_8)))
        .satisfies(token -> assertThat(token.goodFor()).hasSeconds(3_599));
    assertThat(grant.reader().read("<html>".getBytes(UTF_8))).isNull();
    assertThat(VertexTokens.grant(call(null))).isNull();
    assertThat(VertexTokens.grant(call("{}"))).isNull();
  }

  @Test
  void aFileThatIsOneHasNoFault() {
    assertThat(ServiceAccount.fault(file())).isNull();
    assertThat(ServiceAccount.of(file()).toString()).doesNotContain("PRIVATE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"canary", "[]", "{\"type\":\"authorized_user\",\"client_secret\":\"canary\"}"})
  void whatIsNoneIsToldWithoutIt(String text) {
    assertThat(ServiceAccount.fault(text))
        .contains("service account")
        .doesNotContain("canary", "authorized_user");
  }

  @ParameterizedTest
  @CsvSource({
    "client_email, '', client_email",
    "private_key, '', private_key",
    "private_key, canary, private_key",
    "private_key, -----BEGIN PRIVATE KEY-----canary-----END PRIVATE KEY-----, damaged",
    "token_uri, '', token_uri",
    "token_uri, http://canary.example/token, token_uri",
    "token_uri, https://u:canary@oauth2.googleapis.com/token, token_uri",
    "token_uri, canary, token_uri"
  })
  void whatIsWrongWithOneIsNamed(String field, String value, String named) {
    assertThat(ServiceAccount.fault(file(field, value))).contains(named).doesNotContain("canary");
  }

  @Test
  void aKeyThatCannotSignIsTheCredentialsFault() {
    ServiceAccount account = ServiceAccount.of(file("private_key", "canary"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> VertexTokens.form(account, Instant.EPOCH))
        .withMessageContaining("private_key");
  }

  private static String file() {
    return file("project_id", "p");
  }

  private static String file(String field, String value) {
    Map<String, String> fields =
        new TreeMap<>(
            Map.of(
                "type", "service_account",
                "private_key_id", "key-1",
                "private_key", PEM,
                "client_email", "sa@p.iam.gserviceaccount.com",
                "token_uri", "https://oauth2.googleapis.com/token"));
    fields.put(field, value);
    return JSON.writeValueAsString(fields);
  }

  private static ProviderCall call(@Nullable String file) {
    Secret kept =
        file == null ? null : new SecretFields(Map.of(VertexTokens.FILE, new Secret(file))).kept();
    return new ProviderCall(
        "models",
        "GET",
        null,
        Set.of(),
        "",
        false,
        RequestBody.of(new byte[0]),
        URI.create("https://x.example"),
        Map.of(),
        kept);
  }

  private static JsonNode read(String part) {
    return JSON.readTree(Base64.getUrlDecoder().decode(part));
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
