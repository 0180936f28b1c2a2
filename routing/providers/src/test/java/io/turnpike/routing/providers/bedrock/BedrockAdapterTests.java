package io.turnpike.routing.providers.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.FailureScope;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.Asked;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderAdapterContract;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.Wording;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockAdapterTests extends ProviderAdapterContract {

  private static final String BASE = "https://bedrock-runtime.eu-central-1.amazonaws.com";
  private static final String CLAUDE = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
  private static final Secret KEYS =
      new Secret(
          """
          {"access_key_id": "AKIDEXAMPLE", "secret_access_key": "canary-of-the-key",
           "session_token": "canary-of-the-token"}""");

  private final ProviderAdapter adapter =
      new BedrockAdapter(new Addresses(), () -> Instant.parse("2026-11-30T12:00:00Z"));

  @Override
  protected ProviderAdapter adapter() {
    return adapter;
  }

  @Override
  protected String error(String message) {
    return "{\"message\":\"" + message + "\"}";
  }

  @Override
  protected List<Told> errors() {
    return List.of(
        new Told(
            403, error("The security token included in the request is expired"), FailureClass.AUTH),
        new Told(
            403,
            "{\"__type\":\"com.amazon.coral.service#UnrecognizedClientException\",\"message\":\"x\"}",
            FailureClass.AUTH),
        new Told(
            403,
            error("You don't have access to the model with the specified model ID."),
            FailureClass.NOT_FOUND),
        new Told(400, error("The provided model identifier is invalid."), FailureClass.NOT_FOUND),
        new Told(
            400,
            error(
                "Invocation of model ID anthropic.claude-sonnet-4-5 with on-demand throughput isn’t"
                    + " supported."),
            FailureClass.NOT_FOUND),
        new Told(400, error("Input is too long for requested model."), FailureClass.CONTEXT_LENGTH),
        new Told(
            403,
            error(
                "Signature expired: 20261130T110000Z is now earlier than 20261130T115500Z"
                    + " (20261130T120000Z - 5 min.)"),
            FailureClass.SERVER_ERROR),
        new Told(
            403,
            error("Signature not yet current: 20261130T130000Z is still later than x"),
            FailureClass.SERVER_ERROR),
        new Told(424, error("The system encountered an error."), FailureClass.SERVER_ERROR),
        new Told(429, error("Model is not ready for inference."), FailureClass.OVERLOADED),
        new Told(
            429,
            error("Too many tokens, please wait before trying again."),
            FailureClass.RATE_LIMITED));
  }

  @Override
  protected Map<String, FailureClass> events() {
    return Map.of(
        event("throttlingException"),
        FailureClass.RATE_LIMITED,
        event("validationException"),
        FailureClass.BAD_REQUEST,
        event("serviceUnavailableException"),
        FailureClass.OVERLOADED,
        event("modelTimeoutException"),
        FailureClass.TIMEOUT,
        event("accessDeniedException"),
        FailureClass.AUTH,
        event("internalServerException"),
        FailureClass.SERVER_ERROR,
        event("modelStreamErrorException"),
        FailureClass.SERVER_ERROR,
        "{\"error\":{\"type\":\"damaged_event_stream\",\"detail\":\"The provider's event stream"
            + " arrived damaged: a checksum in it does not fit.\"}}",
        FailureClass.INVALID_RESPONSE);
  }

  private static String event(String type) {
    return "{\"type\":\"error\",\"error\":{\"type\":\""
        + type
        + "\",\"detail\":{\"message\":\"Hm.\",\"originalStatusCode\":400}}}";
  }

  @ParameterizedTest
  @CsvSource({
    "converse,false,amazon.nova-pro-v1:0,/model/amazon.nova-pro-v1%3A0/converse",
    "converse,true,us.meta.llama3-3-70b-instruct-v1:0,"
        + "/model/us.meta.llama3-3-70b-instruct-v1%3A0/converse-stream",
    "messages,false,anthropic.claude-opus-4-8,/model/anthropic.claude-opus-4-8/invoke",
    "messages,true,global.anthropic.claude-opus-4-8,"
        + "/model/global.anthropic.claude-opus-4-8/invoke-with-response-stream",
    "converse,false,arn:aws:bedrock:us-east-1:1:inference-profile/x y,"
        + "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fx%20y/converse",
    "model/aws%2Feu.m%3A0/invoke,false,eu.m:0,/model/eu.m%3A0/invoke",
    "model/m/converse-stream,true,m,/model/m/converse-stream",
    "model/m/invoke,false,'',/model/m/invoke"
  })
  void putsTheModelIntoTheAddress(String operation, boolean streamed, String model, String path) {
    ProviderRequest request = encoded(call(operation, BASE, model, streamed, "{}"));

    assertThat(request.address()).hasToString(BASE + path);
    assertThat(request.framing()).isEqualTo(streamed ? Framing.EVENT_STREAM : Framing.WHOLE);
  }

  @Test
  void signsForItsRegionAndShowsNoSecret() {
    ProviderRequest request = encoded(call("converse", BASE, "m", false, "{}"));

    assertThat(request.headers())
        .containsOnlyKeys("authorization", "x-amz-date", "x-amz-security-token")
        .containsEntry("x-amz-date", "20261130T120000Z")
        .containsEntry("x-amz-security-token", "canary-of-the-token");
    assertThat(request.headers().get("authorization"))
        .startsWith(
            "AWS4-HMAC-SHA256"
                + " Credential=AKIDEXAMPLE/20261130/eu-central-1/bedrock/aws4_request, ")
        .doesNotContain("canary");
    assertThat(request.toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://vpce-1.vpce.amazonaws.com", "http://127.0.0.1:4566"})
  void anAddressThatSaysNoRegionLeavesItToTheSettings(String base) {
    assertThat(BedrockRegion.of(Map.of(), URI.create(base))).isEqualTo("us-east-1");
    assertThat(BedrockRegion.of(Map.of("region", "eu-west-3"), URI.create(base)))
        .isEqualTo("eu-west-3");
    assertThat(BedrockRegion.of(Map.of("region", " "), URI.create(BASE))).isEqualTo("eu-central-1");
  }

  @Test
  void sendsAnApiKeyAsItIs() {
    ProviderRequest request = encoded(call("converse", BASE, false, new Secret("bedrock-key")));

    assertThat(request.headers()).isEqualTo(Map.of("authorization", "Bearer bedrock-key"));
  }

  @Test
  void speaksAnthropicsApiForAnthropicsModelsOnly() {
    assertThat(adapter.wording(of("messages", CLAUDE))).returns("messages", Wording::operation);
    assertThat(adapter.wording(of("messages", "amazon.nova-pro-v1:0"))).isNull();
    assertThat(adapter.wording(of("chat/completions", CLAUDE)))
        .returns("converse", Wording::operation)
        .extracting(Wording::translation)
        .isNotNull();
    assertThat(adapter.wording(of("embeddings", "amazon.titan-embed-text-v2:0")))
        .returns("invoke", Wording::operation);
    assertThat(adapter.wording(of("embeddings", CLAUDE))).isNull();
    assertThat(adapter.wording(of("responses", CLAUDE))).isNull();
    assertThat(adapter.wording(of("messages/count_tokens", CLAUDE))).isNull();
    assertThat(adapter.wording(of("model/m/invoke", "m")))
        .isEqualTo(Wording.same("model/m/invoke"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | The request signature we calculated does not match the signature you provided. |"
            + " secret_access_key | CREDENTIAL",
        "403 | Credential should be scoped to a valid region. | region | CREDENTIAL",
        "403 | The security token included in the request is expired | has expired | CREDENTIAL",
        "403 | The security token included in the request is invalid. | access key | CREDENTIAL",
        "403 | Authentication failed: Please make sure your API Key is valid. | API key | CREDENTIAL",
        "400 | The provided model identifier is invalid. | in the connection's region | REQUEST",
      })
  void saysWhoseFaultItIs(int status, String message, String says, FailureScope scope) {
    ProviderFailure failure = adapter.failure(status, error(message).getBytes(UTF_8));

    assertThat(failure.message()).contains(says).endsWith("AWS says: " + message);
    assertThat(failure.scope()).isEqualTo(scope);
  }

  @Test
  void aSignatureThatIsRefusedForItsTimeIsTheClocks() {
    ProviderFailure failure =
        adapter.failure(403, error("Signature expired: x is now earlier than y").getBytes(UTF_8));

    assertThat(failure.isOfClock()).isTrue();
    assertThat(failure.scope()).isEqualTo(FailureScope.REQUEST);
    assertThat(failure.message())
        .contains("the clock of this gateway is off", "Signature expired: x");
  }

  @Test
  void repeatsNothingOfARequestThatAwsQuotes() {
    String message =
        "The request signature we calculated does not match the signature you provided.\\n\\n"
            + "The Canonical String for this request should have been\\n"
            + "x-amz-security-token:canary";

    ProviderFailure failure = adapter.failure(403, error(message).getBytes(UTF_8));

    assertThat(failure.message()).endsWith("you provided.").doesNotContain("canary");
  }

  @Test
  void aRequestThatQuotesARefusalIsNone() {
    String message = "1 validation error: 'Signature expired' is not a role";

    ProviderFailure failure = adapter.failure(400, error(message).getBytes(UTF_8));

    assertThat(failure.failure()).isEqualTo(FailureClass.BAD_REQUEST);
    assertThat(failure.message()).isEqualTo(message);
  }

  private Asked of(String operation, String model) {
    Asked usual = asked(operation, BASE);
    return new Asked(
        operation,
        ChatFixture.scan("{\"model\":\"m\",\"messages\":[]}"),
        model,
        new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE),
        usual.connection());
  }

  private static ProviderCall call(
      String operation, String base, String model, boolean streamed, String body) {
    return new ProviderCall(
        operation,
        "POST",
        null,
        Set.of(),
        model,
        streamed,
        RequestBody.of(body.getBytes(UTF_8)),
        URI.create(base),
        Map.of(),
        KEYS);
  }
}
