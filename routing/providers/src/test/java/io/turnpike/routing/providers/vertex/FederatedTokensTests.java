package io.turnpike.routing.providers.vertex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.providers.TokenGrant.Token;
import io.turnpike.tenants.providers.SecretFields;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ' stands for ". */
class FederatedTokensTests {

  private static final String FILE =
      "{'type':'external_account','audience':'//iam.googleapis.com/p','subject_token_type':'jwt',"
          + "'token_url':'https://sts.googleapis.com/v1/token',%s}";
  private static final String AT_AN_ADDRESS =
      "'credential_source':{'url':'https://idp.example/t','headers':{'x-a':'b'},"
          + "'format':{'type':'json','subject_token_field_name':'id'}}";
  private static final String IMPERSONATION =
      ",'service_account_impersonation_url':'https://iamcredentials.googleapis.com/v1/sa:generate',"
          + "'service_account_impersonation':{'token_lifetime_seconds':1800}";

  @TempDir private static Path folder;

  @Test
  void theWorkloadsTokenIsFetchedAndExchanged() {
    TokenGrant fetched = grant(file(AT_AN_ADDRESS + IMPERSONATION), false);

    assertThat(fetched.address()).hasToString("https://idp.example/t");
    assertThat(fetched.contentType()).isNull();
    assertThat(fetched.headers().apply(new byte[0])).isEqualTo(Map.of("x-a", "b"));
    Token subject = read(fetched, "{'id':'subject-1'}");

    TokenGrant exchanged = next(fetched, subject);
    assertThat(exchanged.address()).hasToString("https://sts.googleapis.com/v1/token");
    assertThat(URLDecoder.decode(new String(exchanged.form().get(), UTF_8), UTF_8))
        .contains(
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange",
            "audience=//iam.googleapis.com/p",
            "subject_token_type=jwt",
            "subject_token=subject-1");

    TokenGrant impersonated =
        next(exchanged, read(exchanged, "{'access_token':'federated-1','expires_in':3600}"));
    assertThat(impersonated.address()).hasHost("iamcredentials.googleapis.com");
    assertThat(impersonated.headers().apply(new byte[0]))
        .isEqualTo(Map.of("authorization", "Bearer federated-1"));
    assertThat(new String(impersonated.form().get(), UTF_8)).contains("\"lifetime\":\"1800s\"");
    Token token = read(impersonated, "{'accessToken':'sa-1','expireTime':'2099-01-01T00:00:00Z'}");
    assertThat(token.value().reveal()).isEqualTo("sa-1");
    assertThat(token.goodFor()).isGreaterThan(Duration.ofDays(1));
    assertThat(impersonated.next()).isNull();
  }

  @Test
  void theOperatorsMayStandInAFile() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "subject-2\n");
    String file = file("'credential_source':{'file':'" + token + "'}");

    TokenGrant grant = grant(file, true);

    assertThat(new String(grant.form().get(), UTF_8)).endsWith("subject_token=subject-2");
    assertThat(grant.next()).isNull();
    Files.delete(token);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grant.form().get())
        .withMessage("the file that it names cannot be read.");
  }

  @Test
  void nobodyElseReadsAFileOfTheGateway() throws IOException {
    Path token = Files.writeString(folder.resolve("other"), "canary");
    String file = file("'credential_source':{'file':'" + token + "'}");

    assertThat(ExternalAccount.CHECK.fault(file)).contains("credential_source.url");
    assertThat(ExternalAccount.CHECK.faultOfOperators(file)).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grant(file, false).form().get())
        .withMessageContaining("operator's connections");
  }

  @ParameterizedTest
  @CsvSource({
    "canary, JSON file",
    "{'type':'canary'}, another one",
    "{'type':'external_account'}, audience",
    "'{''type'':''external_account'',''audience'':''a'',''subject_token_type'':''t'',"
        + "''token_url'':''ftp://canary''}', token_url",
  })
  void whatIsNoneIsToldWithoutIt(String text, String named) {
    assertThat(ExternalAccount.CHECK.fault(text.replace('\'', '"')))
        .contains(named)
        .doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'executable':{'command':'canary'} | commands are not run here",
        "'environment_id':'aws1','url':'http://169.254.169.254/canary' | metadata service",
        "'url':'http://idp.example/canary' | credential_source.url",
        "'url':'https://idp.example/','headers':{'a':'canary\\r\\nb'} | headers",
        "'url':'https://idp.example/','format':{'type':'json'} | subject_token_field_name",
        "'x':1 | credential_source",
      })
  void aSourceThatIsNotAskedIsNamed(String source, String named) {
    assertThat(ExternalAccount.CHECK.fault(file("'credential_source':{" + source + "}")))
        .contains(named)
        .doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length",
        "content-encoding",
        "Transfer-Encoding",
        "Connection",
        "keep-alive",
        "Upgrade",
        "Expect",
        "TE",
        "trailer",
        "Proxy-Authorization",
        "Host",
        "Metadata-Flavor",
        "Metadata",
        "X-aws-ec2-metadata-token"
      })
  void whatFramesARequestOrOpensMetadataIsNotSent(String header) {
    String file = file(asking(header));

    assertThat(ExternalAccount.CHECK.fault(file))
        .contains("credential_source.headers")
        .doesNotContain("canary");
    assertThat(VertexTokens.grant(call(file, false))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "X-Api-Key", "Accept", "content-type", "x-a"})
  void whatTheWorkloadsTokenIsGotWithIs(String header) {
    assertThat(grant(file(asking(header)), false).headers().apply(new byte[0]))
        .isEqualTo(Map.of(header, "canary"));
  }

  private static String asking(String header) {
    return "'credential_source':{'url':'https://idp.example/','headers':{'%s':'canary'}}"
        .formatted(header);
  }

  private static String file(String more) {
    return FILE.formatted(more).replace('\'', '"');
  }

  private static TokenGrant grant(String file, boolean ofOperator) {
    return Objects.requireNonNull(VertexTokens.grant(call(file, ofOperator)));
  }

  private static ProviderCall call(String file, boolean ofOperator) {
    Secret kept = new SecretFields(Map.of(FederatedTokens.FILE, new Secret(file))).kept();
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
            kept)
        .ofOperator(ofOperator);
  }

  private static Token read(TokenGrant grant, String answer) {
    return Objects.requireNonNull(grant.reader().read(answer.replace('\'', '"').getBytes(UTF_8)));
  }

  private static TokenGrant next(TokenGrant grant, Token token) {
    return Objects.requireNonNull(grant.next()).apply(token);
  }
}
