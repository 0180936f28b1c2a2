package io.turnpike.routing.providers.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.providers.TokenGrant.Token;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssumedRoleTests {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final String ROLE = "arn:aws:iam::123456789012:role/models";
  private static final String KEYS =
      "{\"access_key_id\":\"AKIDEXAMPLE\",\"secret_access_key\":\"canary-of-the-key\"}";
  private static final Map<String, String> SETTINGS =
      Map.of("region", "eu-central-1", "role_arn", ROLE, "external_id", "ours/1");

  private final BedrockAdapter adapter = new BedrockAdapter(new Addresses(), () -> NOW);

  @Test
  void asksAwsForKeysInASignedForm() {
    TokenGrant grant = granted(SETTINGS);
    byte[] form = grant.form().get();

    assertThat(grant.address()).hasToString("https://sts.eu-central-1.amazonaws.com/");
    assertThat(new String(form, UTF_8))
        .isEqualTo(
            "Action=AssumeRole&Version=2011-06-15"
                + "&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fmodels"
                + "&RoleSessionName=turnpike&DurationSeconds=3600&ExternalId=ours%2F1");
    assertThat(grant.headers().apply(form))
        .containsOnlyKeys("authorization", "x-amz-date")
        .extractingByKey("authorization")
        .asString()
        .contains("AKIDEXAMPLE/20261130/eu-central-1/sts/aws4_request", "host;x-amz-date")
        .doesNotContain("canary");
    assertThat(grant.id()).doesNotContain("canary");
  }

  @Test
  void anotherRoleIsAnotherToken() {
    Map<String, String> other = Map.of("region", "eu-central-1", "role_arn", ROLE + "-2");
    Map<String, String> elsewhere =
        Map.of("region", "cn-north-1", "role_arn", ROLE, "token_url", "https://sts.example/x");

    assertThat(granted(SETTINGS).id()).isEqualTo(granted(SETTINGS).id());
    assertThat(granted(other).id()).isNotEqualTo(granted(SETTINGS).id());
    assertThat(granted(elsewhere).address()).hasToString("https://sts.example/x");
  }

  @Test
  void noRoleIsNoToken() {
    assertThat(adapter.grant(call(Map.of(), KEYS))).isNull();
    assertThat(adapter.grant(call(Map.of("role_arn", " "), KEYS))).isNull();
    assertThat(adapter.grant(call(SETTINGS, "an-api-key"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1796043600", "1.7960436E9", "\"2026-11-30T13:00:00Z\""})
  void readsTheKeysAndWhenTheyEnd(String expiration) {
    Token token = Objects.requireNonNull(granted(SETTINGS).reader().read(answer(expiration)));

    assertThat(token.goodFor()).isEqualTo(Duration.ofHours(1));
    ProviderRequest request = ProviderRequest.of(adapter, call(SETTINGS, KEYS).with(token.value()));
    assertThat(request.headers()).containsEntry("x-amz-security-token", "S+E/S");
    assertThat(request.headers().get("authorization")).contains("Credential=ASIAROLE/20261130/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "[]"})
  void whatHoldsNoKeysIsNone(String answer) {
    assertThat(granted(SETTINGS).reader().read(answer.getBytes(UTF_8))).isNull();
    assertThat(granted(SETTINGS).reader().read(answer("\"soon\""))).isNull();
  }

  /** The keys of a connection are there to assume the role, and for nothing else. */
  @Test
  void withoutItsTokenACallIsNotSigned() {
    assertThat(ProviderRequest.of(adapter, call(SETTINGS, KEYS)).headers()).isEmpty();
  }

  private TokenGrant granted(Map<String, String> settings) {
    return Objects.requireNonNull(adapter.grant(call(settings, KEYS)));
  }

  private static byte[] answer(String expiration) {
    return """
        {"AssumeRoleResponse": {"AssumeRoleResult": {"AssumedRoleUser": {}, "Credentials": {
          "AccessKeyId": "ASIAROLE", "SecretAccessKey": "role-secret", "SessionToken": "S+E/S",
          "Expiration": %s}}, "ResponseMetadata": {"RequestId": "r"}}}"""
        .formatted(expiration)
        .getBytes(UTF_8);
  }

  private static ProviderCall call(Map<String, String> settings, String kept) {
    return new ProviderCall(
        "converse",
        "POST",
        null,
        Set.of(),
        "m",
        false,
        RequestBody.of("{}".getBytes(UTF_8)),
        URI.create("https://bedrock-runtime.eu-central-1.amazonaws.com"),
        settings,
        new Secret(kept));
  }
}
