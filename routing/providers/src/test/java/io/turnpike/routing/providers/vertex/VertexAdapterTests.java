package io.turnpike.routing.providers.vertex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.Asked;
import io.turnpike.routing.providers.ProviderAdapterContract;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.Wording;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VertexAdapterTests extends ProviderAdapterContract {

  private static final String BASE = "https://europe-west1-aiplatform.googleapis.com/v1";
  private static final Map<String, String> SETTINGS =
      Map.of("project", "my-project", "location", "europe-west1");

  private final ProviderAdapter adapter = new VertexAdapter(new Addresses());

  @Override
  protected ProviderAdapter adapter() {
    return adapter;
  }

  @Override
  protected Map<String, String> settings() {
    return SETTINGS;
  }

  @Override
  protected String error(String message) {
    return error("ODD", message);
  }

  @Override
  protected List<Told> errors() {
    return List.of(
        new Told(401, error("UNAUTHENTICATED", "Expired."), FailureClass.AUTH),
        new Told(403, error("PERMISSION_DENIED", "x"), FailureClass.AUTH),
        new Told(404, error("NOT_FOUND", "Publisher Model was not found"), FailureClass.NOT_FOUND),
        new Told(404, "<html><title>Error 404 (Not Found)!!1</title>", FailureClass.NOT_FOUND),
        new Told(429, error("RESOURCE_EXHAUSTED", "x"), FailureClass.RATE_LIMITED),
        new Told(
            400,
            "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":"
                + "\"prompt is too long: 9 tokens > 8 maximum\"}}",
            FailureClass.CONTEXT_LENGTH),
        new Told(429, "[{\"error\":{\"code\":429,\"message\":\"x\"}}]", FailureClass.RATE_LIMITED));
  }

  @Override
  protected Map<String, FailureClass> events() {
    return Map.of(
        "{\"error\":{\"code\":503,\"status\":\"UNAVAILABLE\"}}", FailureClass.OVERLOADED,
        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"x\"}}",
            FailureClass.OVERLOADED);
  }

  @ParameterizedTest
  @CsvSource({
    "gemini-2.5-pro, models:generateContent, false, publishers/google/models/gemini-2.5-pro:generateContent",
    "google/gemini-2.5-pro, models:streamGenerateContent, true, publishers/google/models/gemini-2.5-pro:streamGenerateContent?alt=sse",
    "publishers/google/models/gemini-2.5-pro, models:countTokens, false, publishers/google/models/gemini-2.5-pro:countTokens",
    "meta/llama-4, models:generateContent, false, publishers/meta/models/llama-4:generateContent",
    "endpoints/123, models:generateContent, false, endpoints/123:generateContent",
    "claude-sonnet-5@20260801, rawPredict, false, publishers/anthropic/models/claude-sonnet-5@20260801:rawPredict",
    "anthropic/claude-sonnet-5, messages, true, publishers/anthropic/models/claude-sonnet-5:streamRawPredict",
    "claude-sonnet-5, count-tokens, false, publishers/anthropic/models/count-tokens:rawPredict",
    "text-embedding-005, models:predict, false, publishers/google/models/text-embedding-005:predict",
  })
  void theModelStandsInTheAddress(String model, String operation, boolean streamed, String path) {
    assertThat(sent(model, operation, streamed, "{\"model\":\"m\"}").address())
        .hasToString(BASE + "/projects/my-project/locations/europe-west1/" + path);
  }

  @Test
  void theVersionNeedNotBePartOfTheAddress() {
    ProviderCall call = call("g", "models:generateContent", false, "{}", "https://vertex.test");

    assertThat(encoded(call).address())
        .hasToString(
            "https://vertex.test/v1/projects/my-project/locations/europe-west1/"
                + "publishers/google/models/g:generateContent");
  }

  @Test
  void anthropicsModelsAreToldTheVersionInTheBody() {
    String translated = "{\"model\":\"m\",\"max_tokens\": 5,\"messages\":[]}";
    assertThat(new String(sent("claude-x", "messages", false, translated).body().bytes(), UTF_8))
        .isEqualTo(
            "{\"anthropic_version\":\"vertex-2023-10-16\",\"max_tokens\":5,\"messages\":[]}");
    assertThat(own("messages", "{\"model\":\"m\",\"max_tokens\":5,\"messages\":[]}"))
        .isEqualTo(
            "{\"anthropic_version\":\"vertex-2023-10-16\",\"max_tokens\":5,\"messages\":[]}");
    assertThat(own("messages/count_tokens", "{\"model\":\"m\",\"messages\":[]}"))
        .isEqualTo("{\"anthropic_version\":\"vertex-2023-10-16\",\"model\":\"m\",\"messages\":[]}");
  }

  @ParameterizedTest
  @CsvSource({
    "global, https://aiplatform.googleapis.com/v1",
    "europe-west1, https://europe-west1-aiplatform.googleapis.com/v1",
    "eu, https://aiplatform.eu.rep.googleapis.com/v1",
  })
  void theLocationSaysWhere(String location, String address) {
    assertThat(VertexType.address(Map.of("location", location))).isEqualTo(address);
    assertThat(new VertexType().vertex().derived().of(Map.of("location", location)))
        .isEqualTo(address);
  }

  @Test
  void aKeyOfAProjectsOwnNeedsNoProject() {
    ProviderCall call =
        new ProviderCall(
            "models:generateContent",
            "POST",
            null,
            Set.of(),
            "g",
            false,
            RequestBody.of(new byte[0]),
            URI.create("https://aiplatform.googleapis.com/v1"),
            Map.of(),
            new Secret("AIza-1"));

    assertThat(encoded(call).address())
        .hasToString(
            "https://aiplatform.googleapis.com/v1/publishers/google/models/g:generateContent");
  }

  @Test
  void listsWhatGoogleOffers() {
    String list = "{\"publisherModels\":[{\"name\":\"publishers/google/models/gemini-2.5-pro\"}]}";

    assertThat(VertexPath.models(URI.create(BASE)))
        .hasToString(
            "https://europe-west1-aiplatform.googleapis.com/v1beta1/publishers/google/models?pageSize=1000");
    assertThat(new VertexAdapter(new Addresses()).models(list.getBytes(UTF_8)))
        .containsExactly("gemini-2.5-pro");
  }

  @Test
  void aTokenGoesBeforeAKey() {
    ProviderCall call = call("g", "models:generateContent", false, "{}", BASE);

    assertThat(encoded(call).headers()).isEqualTo(Map.of("x-goog-api-key", "AIza-1"));
    assertThat(encoded(call.with(new Secret("ya29.x"))).headers())
        .isEqualTo(Map.of("authorization", "Bearer ya29.x"));
  }

  @Test
  void whoseAModelIsSaysWhatItSpeaks() {
    assertThat(wording("gemini-3-pro", "chat/completions").operation())
        .isEqualTo("models:generateContent");
    assertThat(wording("gemini-embedding-001", "embeddings").operation())
        .isEqualTo("models:predict");
    assertThat(wording("claude-opus-5", "chat/completions").operation()).isEqualTo("messages");
    assertThat(wording("claude-opus-5", "messages").operation()).isEqualTo("rawPredict");
    assertThat(adapter.wording(of("gemini-3-pro", "models:generateContent")))
        .isEqualTo(Wording.same("models:generateContent"));
    assertThat(adapter.wording(of("gemini-3-pro", "messages"))).isNull();
    assertThat(adapter.wording(of("claude-opus-5", "models:generateContent"))).isNull();
    assertThat(adapter.wording(of("claude-opus-5", "embeddings"))).isNull();
    assertThat(adapter.wording(of("gemini-3-pro", "responses"))).isNull();
  }

  private Wording wording(String model, String operation) {
    return Objects.requireNonNull(adapter.wording(of(model, operation)));
  }

  private Asked of(String model, String operation) {
    Asked some = asked(operation, BASE);
    return new Asked(operation, some.request(), model, some.target(), some.connection());
  }

  /** A request of Anthropic's own clients, as Vertex AI gets it. */
  private String own(String operation, String body) {
    Translation translation =
        Objects.requireNonNull(wording("claude-opus-5", operation).translation());
    return new String(translation.request(body.getBytes(UTF_8), null).body(), UTF_8);
  }

  private ProviderRequest sent(String model, String operation, boolean streamed, String body) {
    return encoded(call(model, operation, streamed, body, BASE));
  }

  private static ProviderCall call(
      String model, String operation, boolean streamed, String body, String base) {
    return new ProviderCall(
        operation,
        "POST",
        null,
        Set.of(),
        model,
        streamed,
        RequestBody.of(body.getBytes(UTF_8)),
        URI.create(base),
        SETTINGS,
        new Secret("AIza-1"));
  }

  private static String error(String status, String message) {
    return "{\"error\":{\"message\":\"%s\",\"status\":\"%s\"}}".formatted(message, status);
  }
}
