package io.turnpike.routing.providers.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureV4Tests {

  /** Of the examples that AWS publishes. */
  private static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");

  private static final String KEY_ID = "AKIDEXAMPLE";
  private static final Secret KEY = new Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

  @ParameterizedTest
  @CsvSource({
    "GET,/,5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "GET,'',5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "POST,/,5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    "GET,/?Param2=value2&Param1=value1,"
        + "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
  })
  void signsAsAwsPublishes(String method, String path, String signature) {
    URI address = URI.create("https://example.amazonaws.com" + path);

    assertThat(signed("us-east-1", "service", null, method, address, ""))
        .isEqualTo(
            Map.of(
                "x-amz-date",
                "20150830T123600Z",
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                    + " SignedHeaders=host;x-amz-date, Signature="
                    + signature));
  }

  /** The rest is what AWS's own library for Python, botocore 1.44, makes of the same requests. */
  @Test
  void aPathIsEncodedOnceMoreThanItIsSent() {
    URI address =
        URI.create(
            "https://bedrock-runtime.eu-central-1.amazonaws.com/model/"
                + "eu.anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse-stream");

    assertThat(signed("eu-central-1", "bedrock", null, "POST", address, "{\"messages\":[]}"))
        .extractingByKey("authorization")
        .asString()
        .endsWith("=be6be51782ef56829c213172da32db2325e2986ab238020a66cff4278bb4c504");
  }

  @Test
  void aSessionTokenIsSentAndSigned() {
    URI address =
        URI.create(
            "https://bedrock-runtime.us-east-1.amazonaws.com/model/arn%3Aaws%3Abedrock%3A"
                + "us-east-1%3A123456789012%3Aapplication-inference-profile%2Fabc123/invoke");
    Secret token = new Secret("TOKEN/EXAMPLE==");

    Map<String, String> headers =
        signed("us-east-1", "bedrock", token, "POST", address, "{\"max_tokens\":1}");

    assertThat(headers).containsEntry("x-amz-security-token", "TOKEN/EXAMPLE==");
    assertThat(headers.get("authorization"))
        .contains("SignedHeaders=host;x-amz-date;x-amz-security-token,")
        .endsWith("=6a67a8687c03d21e2b51d8d709b86e40811b75588a9b89eddc5e456ef06ad363");
  }

  @Test
  void anOddPortIsPartOfTheHost() {
    URI address = URI.create("http://127.0.0.1:4566/base/model/m/converse");

    assertThat(signed("us-west-2", "bedrock", null, "POST", address, "{}"))
        .extractingByKey("authorization")
        .asString()
        .endsWith("=1d75a574adb2039980db746d266c041283eec123b19196f38de262dfc209e9c8");
  }

  @Test
  void showsNoSecret() {
    SignatureV4 signature = new SignatureV4(KEY_ID, KEY, new Secret("token"), "r", "s");

    assertThat(signature.toString()).doesNotContain(KEY.reveal(), "token");
  }

  private static Map<String, String> signed(
      String region,
      String service,
      @Nullable Secret token,
      String method,
      URI address,
      String body) {
    return new SignatureV4(KEY_ID, KEY, token, region, service)
        .headers(method, address, body.getBytes(UTF_8), NOW);
  }
}
