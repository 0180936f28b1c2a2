package io.turnpike.routing.providers.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapterContract;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.Wording;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CohereAdapterTests extends ProviderAdapterContract {

  private static final String BASE = "https://api.cohere.com/v2";
  private static final String COMPATIBLE = "https://api.cohere.ai/compatibility/v1";

  private final ProviderAdapter adapter = new CohereAdapter(new Addresses());

  @Override
  protected ProviderAdapter adapter() {
    return adapter;
  }

  @Override
  protected String error(String message) {
    return "{\"id\":\"5a2b\",\"message\":\"%s\"}".formatted(message);
  }

  @Override
  protected List<Told> errors() {
    return List.of(
        new Told(401, error("invalid api token"), FailureClass.AUTH),
        new Told(
            404,
            error("model 'none-such' not found, make sure the correct model ID was used."),
            FailureClass.NOT_FOUND),
        new Told(
            429,
            error("You are using a Trial key, which is limited to 20 API calls / minute."),
            FailureClass.RATE_LIMITED),
        new Told(
            400,
            error("too many tokens: size limit exceeded by 11326 tokens."),
            FailureClass.CONTEXT_LENGTH),
        new Told(422, error("invalid type: parameter p is too large"), FailureClass.BAD_REQUEST),
        new Told(498, error("invalid token"), FailureClass.AUTH));
  }

  @Override
  protected Map<String, FailureClass> events() {
    return Map.of(
        "{\"error\":{\"type\":\"error\",\"message\":\"It broke.\"}}", FailureClass.SERVER_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.cohere.com",
        "https://api.cohere.com/",
        "https://api.cohere.com/v1",
        "https://api.cohere.com/v2",
        "https://api.cohere.com/v2/",
        "https://api.cohere.com/v2/chat"
      })
  void anyAddressStandsForAllVersions(String baseUrl) {
    assertThat(chat(baseUrl, true).address()).hasToString("https://api.cohere.com/v2/chat");
    assertThat(address("embed", baseUrl)).isEqualTo("https://api.cohere.com/v2/embed");
    assertThat(address("rerank", baseUrl)).isEqualTo("https://api.cohere.com/v2/rerank");
    assertThat(address("classify", baseUrl)).isEqualTo("https://api.cohere.com/v1/classify");
    assertThat(address("models", baseUrl))
        .isEqualTo("https://api.cohere.com/v1/models?page_size=1000");
  }

  @Test
  void aProxyKeepsItsPath() {
    assertThat(address("rerank", "https://proxy.example/v1of/cohere/v2"))
        .isEqualTo("https://proxy.example/v1of/cohere/v2/rerank");
  }

  @Test
  void theCompatibilityAddressSpeaksLikeOpenAi() {
    assertThat(chat(COMPATIBLE, true).address()).hasToString(COMPATIBLE + "/chat/completions");
    assertThat(address("embeddings", COMPATIBLE)).isEqualTo(COMPATIBLE + "/embeddings");
    assertThat(address("rerank", COMPATIBLE)).isEqualTo("https://api.cohere.ai/v2/rerank");
    assertThat(address("models", COMPATIBLE))
        .isEqualTo("https://api.cohere.ai/v1/models?page_size=1000");
    assertThat(wording("chat/completions", COMPATIBLE).translation().isOfRequestsAlone()).isTrue();
    assertThat(wording("embeddings", COMPATIBLE)).isEqualTo(Wording.same("embeddings"));
  }

  @ParameterizedTest
  @CsvSource({"chat/completions,chat", "embeddings,embed", "rerank,rerank", "tokenize,tokenize"})
  void saysInItsOwnWordsWhatItHas(String asked, String own) {
    assertThat(wording(asked, BASE).operation()).isEqualTo(own);
  }

  @ParameterizedTest
  @ValueSource(strings = {"completions", "messages", "responses", "models:generateContent"})
  void whatOthersHaveIsSaidOtherwiseOrRefused(String operation) {
    assertThat(adapter.wording(asked(operation, BASE))).isNull();
  }

  @Test
  void readsItsListOfModels() {
    byte[] list =
        "{\"models\":[{\"name\":\"command-a-03-2025\",\"endpoints\":[\"chat\"]}],\"next_page_token\":\"\"}"
            .getBytes(UTF_8);

    assertThat(adapter.models(list)).containsExactly("command-a-03-2025");
  }

  private Wording wording(String operation, String baseUrl) {
    return Objects.requireNonNull(adapter.wording(asked(operation, baseUrl)));
  }

  private String address(String operation, String baseUrl) {
    return encoded(
            new ProviderCall(
                operation,
                "POST",
                null,
                Set.of(),
                "some-model",
                false,
                RequestBody.of(new byte[0]),
                URI.create(baseUrl),
                Map.of(),
                new Secret("k")))
        .address()
        .toString();
  }
}
