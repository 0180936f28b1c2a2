package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.turnpike.routing.admission.KeyReport.Allowance;
import io.turnpike.routing.admission.KeyReport.Report;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.usage.UsageEvent;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients of OpenRouter, whose address was put in place of by ours. */
@ExtendWith(NoLeaks.class)
class OpenRouterIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("eu", "openai", provider.baseUrl())
        .connect("spare", provider.baseUrl())
        .connect("router", "openrouter", provider.baseUrl())
        .connectAnthropic("claude", provider.baseUrl());
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    gateway.report = new Report(null, List.of(), List.of());
  }

  @Test
  void anSdkSetToItsAddressWorks() {
    provider.next(Refusal.status(503), Completion.text("rescued"));
    OpenAIClient client =
        OpenAIOkHttpClient.builder()
            .apiKey(GatewayFixture.KEY)
            .baseUrl(gateway.url("/api/v1").toString())
            .putHeader("HTTP-Referer", "https://app.example.com")
            .putHeader("X-OpenRouter-Title", "My app")
            .putHeader("X-OpenRouter-Categories", "cli-agent")
            .maxRetries(0)
            .build();
    try {
      String text =
          client
              .chat()
              .completions()
              .create(
                  ChatCompletionCreateParams.builder()
                      .model("openai/gpt-4o-mini")
                      .addUserMessage("Say hello")
                      .putAdditionalBodyProperty("models", JsonValue.from(List.of("spare/m")))
                      .putAdditionalBodyProperty("route", JsonValue.from("fallback"))
                      .putAdditionalBodyProperty("session_id", JsonValue.from("s-1"))
                      .putAdditionalBodyProperty("usage", JsonValue.from(Map.of("include", true)))
                      .putAdditionalBodyProperty(
                          "provider", JsonValue.from(Map.of("data_collection", "allow")))
                      .build())
              .choices()
              .getFirst()
              .message()
              .content()
              .orElseThrow();

      assertThat(text).contains("rescued");
    } finally {
      client.close();
    }
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.labels().sessionId()).isEqualTo("s-1");
    assertThat(event.labels().metadata())
        .isEqualTo(
            Map.of(
                "http_referer", "https://app.example.com",
                "app_title", "My app",
                "app_categories", "cli-agent"));
    assertThat(event.attempts()).hasSize(2);
    assertThat(provider.requests())
        .allSatisfy(
            sent -> {
              assertThat(sent.bodyText())
                  .doesNotContain("route", "session_id", "include\":true", "models", "provider");
              assertThat(sent.headers().keySet())
                  .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-openrouter"));
              assertThat(sent.header("http-referer")).isNull();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu/m", "claude/claude-haiku-4-5"})
  void whatOnlyItHasAWordForIsLeftOutAndSaid(String model) {
    HttpResponse<String> answer =
        whole(model, "\"transforms\":[\"middle-out\"],\"plugins\":[{\"id\":\"web\"}]");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-warnings").orElseThrow().split(","))
        .containsExactlyInAnyOrder("transforms", "plugins");
    assertThat(provider.awaitRequest(1).bodyText()).doesNotContain("transforms", "plugins");
  }

  @Test
  void itGetsWhatIsItsOwn() {
    HttpResponse<String> answer =
        whole("router/vendor/m", "\"transforms\":[\"middle-out\"],\"plugins\":[{\"id\":\"web\"}]");

    assertThat(answer.headers().firstValue("x-turnpike-warnings")).isEmpty();
    assertThat(provider.awaitRequest(1).bodyText()).contains("middle-out", "plugins");
  }

  @Test
  void aStreamTellsItsUsageWhereItIsAskedForInItsWords() {
    String body =
        "{\"model\":\"eu/m\",\"stream\":true,\"usage\":{\"include\":true}," + Asking.QUESTION + "}";

    assertThat(ask.post(body).body()).contains("\"usage\":{");
    assertThat(ask.streamed("eu/m").body()).doesNotContain("\"usage\":{");
  }

  @Test
  void warningsOfHeadersAndOfTheBodyStandTogether() {
    String body =
        "{\"model\":\"eu/m\",\"plugins\":[{\"id\":\"web\"}],"
            + "\"provider\":{\"preferred_max_latency\":1},"
            + Asking.QUESTION
            + "}";
    HttpResponse<String> answer =
        ask.post(body, "X-OpenRouter-Metadata", "enabled", "X-OpenRouter-Cache", "true");

    assertThat(answer.headers().allValues("x-turnpike-warnings"))
        .containsExactly(
            "x-openrouter-metadata,provider.preferred_max_latency,x-openrouter-cache,plugins");
  }

  @Test
  void answersCarryItsId() {
    HttpResponse<String> answer = ask.whole("eu/m", "X-Title", "My app");

    assertThat(answer.headers().firstValue("x-generation-id"))
        .isEqualTo(answer.headers().firstValue("x-turnpike-request-id"));
    assertThat(ask.whole("eu/m").headers().firstValue("x-generation-id")).isEmpty();
  }

  @Test
  void aKeyIsToldInItsWords() {
    gateway.report =
        new Report(
            "Acme",
            List.of(),
            List.of(
                new Allowance("b1", "hard", "day", 5_000_000_000L, 0, 0, 5_000_000_000L, null),
                new Allowance(
                    "b2", "hard", "month", 1_000_000_000, 250_000_000, 0, 750_000_000, null)));

    JsonNode data = JsonMapper.shared().readTree(ask.get("/api/v1/key").body()).path("data");

    assertThat(data.path("label").asString()).isEqualTo("test key");
    assertThat(data.path("limit").asDouble()).isEqualTo(1.0);
    assertThat(data.path("limit_remaining").asDouble()).isEqualTo(0.75);
    assertThat(data.path("limit_reset").asString()).isEqualTo("monthly");
    assertThat(data.path("usage").asDouble()).isEqualTo(0.25);
    assertThat(ask.get("/api/v1/models").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/credits", "/api/v1/generation?id=gen-1", "/api/v1/auth/key"})
  void whatAGatewayKeyDoesNotTellIsSaid(String path) {
    HttpResponse<String> answer = ask.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("unknown_path");
    assertThat(answer.body()).containsAnyOf("tpa_", "/v1/key");
  }

  private static HttpResponse<String> whole(String model, String fields) {
    return ask.post("{\"model\":\"" + model + "\"," + fields + "," + Asking.QUESTION + "}");
  }
}
