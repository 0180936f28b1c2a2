package io.turnpike.routing.providers.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderAdapterContract;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.rules.ModelRules;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureAdapterTests extends ProviderAdapterContract {

  private static final String RESOURCE = "https://acme.openai.azure.com";
  private static final Secret ENTRA = new Secret("{\"client_secret\":\"canary\"}");
  private static final Map<String, String> IDS = Map.of("tenant_id", "t-1", "client_id", "c-1");

  private final ProviderAdapter adapter = new AzureAdapter(new Addresses(), ModelRules.shipped());

  @Override
  protected ProviderAdapter adapter() {
    return adapter;
  }

  @Override
  protected String error(String message) {
    return "{\"error\":{\"code\":\"OddError\",\"message\":\"" + message + "\"}}";
  }

  @Override
  protected List<Told> errors() {
    return List.of(
        new Told(
            400,
            """
            {"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":true,"severity":"high"}}}}}""",
            FailureClass.CONTENT_FILTER),
        new Told(
            401,
            """
            {"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint."}}""",
            FailureClass.AUTH),
        new Told(
            401,
            """
            {"error":{"code":"PermissionDenied","message":"The principal lacks the required data action."}}""",
            FailureClass.AUTH),
        new Told(
            404,
            """
            {"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}""",
            FailureClass.NOT_FOUND),
        new Told(
            429,
            """
            {"error":{"code":"429","message":"Requests have exceeded call rate limit. Please retry after 6 seconds."}}""",
            FailureClass.RATE_LIMITED),
        new Told(
            400,
            """
            {"error":{"message":"This model's maximum context length is 8192 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}""",
            FailureClass.CONTEXT_LENGTH));
  }

  @Override
  protected Map<String, FailureClass> events() {
    return Map.of(
        "{\"error\":{\"code\":\"server_error\",\"message\":\"x\"}}", FailureClass.SERVER_ERROR,
        "{\"error\":{\"code\":\"content_filter\",\"message\":\"x\"}}", FailureClass.CONTENT_FILTER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RESOURCE,
        RESOURCE + "/",
        RESOURCE + "/openai",
        RESOURCE + "/openai/v1",
        RESOURCE + "/openai/deployments/gpt"
      })
  void whateverIsPastedItGoesToTheFirstVersion(String base) {
    ProviderRequest request = encoded(call("chat/completions", base, true, new Secret("k")));

    assertThat(request.address()).hasToString(RESOURCE + "/openai/v1/chat/completions");
    assertThat(request.headers()).isEqualTo(Map.of("api-key", "k"));
  }

  @Test
  void aProjectOfFoundryAndAProxyKeepTheirPaths() {
    String project = "https://acme.services.ai.azure.com/api/projects/p";
    assertThat(chat(project, false).address()).hasToString(project + "/openai/v1/chat/completions");
    assertThat(chat("https://proxy.example/azure/v1", false).address())
        .hasToString("https://proxy.example/azure/v1/chat/completions");
  }

  @ParameterizedTest
  @CsvSource({
    "chat/completions, openai/deployments/gpt-4o/chat/completions?api-version=2024-06-01",
    "embeddings, openai/deployments/gpt-4o/embeddings?api-version=2024-06-01",
    "audio/speech, openai/deployments/gpt-4o/audio/speech?api-version=2024-06-01",
    "files, openai/files?api-version=2024-06-01",
    "models, openai/models?api-version=2024-06-01"
  })
  void aVersionMeansTheOlderPlace(String operation, String path) {
    URI address = address(operation, "gpt-4o", Map.of("api_version", "2024-06-01"));

    assertThat(address).hasToString(RESOURCE + "/" + path);
  }

  @Test
  void deploymentsAreNamedByModel() {
    Map<String, String> map = Map.of("deployments", "{\"gpt-4o\":\"prod eu\"}");

    assertThat(address("chat/completions", "gpt-4o", map))
        .hasToString(
            RESOURCE + "/openai/deployments/prod%20eu/chat/completions?api-version=2024-10-21");
    assertThat(address("chat/completions", "other", map).getPath()).contains("/deployments/other/");
  }

  @ParameterizedTest
  @CsvSource({"../../admin, ..%2F..%2Fadmin", "., %2E", ".., %2E%2E", "a?b#c, a%3Fb%23c"})
  void aModelLeadsToNoOtherPlace(String model, String segment) {
    assertThat(address("chat/completions", model, Map.of("api_version", "v")).toString())
        .startsWith(RESOURCE + "/openai/deployments/" + segment + "/chat/completions?");
  }

  @Test
  void aQueryOfTheClientsStays() {
    ProviderCall call =
        new ProviderCall(
            "files",
            "GET",
            "purpose=batch",
            Set.of(),
            "",
            false,
            RequestBody.of(new byte[0]),
            URI.create(RESOURCE),
            Map.of("api_version", "v"),
            null);

    assertThat(encoded(call).address().getQuery()).isEqualTo("purpose=batch&api-version=v");
  }

  @Test
  void clientCredentialsAreExchangedForAToken() {
    TokenGrant grant = adapter.grant(with(ENTRA, IDS));

    assertThat(grant.address())
        .hasToString("https://login.microsoftonline.com/t-1/oauth2/v2.0/token");
    assertThat(new String(grant.form().get(), StandardCharsets.UTF_8))
        .isEqualTo(
            "grant_type=client_credentials&client_id=c-1&client_secret=canary"
                + "&scope=https%3A%2F%2Fcognitiveservices.azure.com%2F.default");
    assertThat(grant.toString()).doesNotContain("canary");
    assertThat(grant.id()).doesNotContain("canary", "c-1");
    assertThat(encoded(with(ENTRA, IDS).with(new Secret("tok"))).headers())
        .isEqualTo(Map.of("authorization", "Bearer tok"));
  }

  @Test
  void eachCredentialAndEndpointHasItsOwnToken() {
    Secret other = new Secret("{\"client_secret\":\"other\"}");
    Map<String, String> elsewhere =
        Map.of("tenant_id", "t-1", "client_id", "c-1", "token_url", "https://login.example/t");
    String id = adapter.grant(with(ENTRA, IDS)).id();

    assertThat(adapter.grant(with(ENTRA, IDS)).id()).isEqualTo(id);
    assertThat(adapter.grant(with(other, IDS)).id()).isNotEqualTo(id);
    assertThat(adapter.grant(with(ENTRA, elsewhere)).id()).isNotEqualTo(id);
    assertThat(adapter.grant(with(ENTRA, elsewhere)).address())
        .hasToString("https://login.example/t");
    assertThat(adapter.grant(with(new Secret("k"), IDS))).isNull();
    assertThat(adapter.grant(with(null, IDS))).isNull();
  }

  @Test
  void aMissingDeploymentSaysWhereDeploymentsAreNamed() {
    ProviderFailure failure = adapter.failure(404, errors().get(3).body().getBytes());

    assertThat(failure.message()).contains("does not exist", "\"deployments\"");
  }

  @Test
  void theResponsesApiIsServedInTheFirstVersionOnly() {
    assertThat(adapter.wording(asked("responses", RESOURCE))).isEqualTo(Wording.same("responses"));
    assertThat(adapter.wording(asked("messages", RESOURCE))).isNull();
  }

  private URI address(String operation, String model, Map<String, String> settings) {
    return encoded(
            new ProviderCall(
                operation,
                "POST",
                null,
                Set.of(),
                model,
                false,
                RequestBody.of("{}".getBytes(StandardCharsets.UTF_8)),
                URI.create(RESOURCE),
                settings,
                null))
        .address();
  }

  private static ProviderCall with(@Nullable Secret kept, Map<String, String> settings) {
    return new ProviderCall(
        "chat/completions",
        "POST",
        null,
        Set.of(),
        "m",
        false,
        RequestBody.of("{}".getBytes(StandardCharsets.UTF_8)),
        URI.create(RESOURCE),
        settings,
        kept);
  }
}
