package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Faults;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * "Classification goes to Haiku, fails over to Mini, waits two seconds at most, and 10 % of it goes
 * to the canary": the config at the top of docs/configs.md, carried out over a provider that speaks
 * Anthropic's API and one that speaks OpenAI's.
 */
class PolicyIT {

  private static final String HAIKU = "claude-haiku-4-5";
  private static final String MINI = "gpt-4o-mini";
  private static final String CANARY = "gpt-4.1-nano";
  private static final String CLASSIFICATION = "{\"task\":\"classification\"}";

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  @AutoClose private static final HostileProvider anthropic = HostileProvider.start();
  @AutoClose private static final HostileProvider openai = HostileProvider.start();

  private static Tenant tenant;

  @BeforeAll
  static void configure() throws Exception {
    tenant = app.api().signUp();
    connect("anthropic-prod", "anthropic", anthropic);
    connect("openai-prod", "openai", openai);
    app.api().put(tenant, "/api/v1/configs/policy", documented());
  }

  @BeforeEach
  void healthy() {
    anthropic.otherwise(Completion.text("label: greeting"));
    openai.otherwise(Completion.text("label: greeting"));
  }

  @Test
  void aTenthOfTheClassificationGoesToTheCanaryAndTheRestToHaiku() {
    int calls = 600;
    int canary = 0;
    int rescued = 0;
    for (int i = 0; i < calls; i++) {
      HttpResponse<String> answer = classify(false);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      String model = header(answer, "x-turnpike-model");
      assertThat(model).isIn(HAIKU, CANARY, MINI);
      canary += model.equals(CANARY) ? 1 : 0;
      rescued += model.equals(MINI) ? 1 : 0;
    }

    // Five standard deviations of what a tenth of so many may differ by.
    assertThat(canary).isBetween(23, 97);
    // Haiku has two seconds, and a busy machine may pause for as long.
    assertThat(rescued).isLessThan(5);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void classificationFailsOverToMiniAcrossVendors(boolean stream) {
    anthropic.otherwise(Refusal.status(529));

    HttpResponse<String> answer = past(CANARY, stream);

    assertThat(answer.body()).contains("greeting");
    assertThat(header(answer, "x-turnpike-model")).isEqualTo(MINI);
    JsonNode detail = detail(answer);
    assertThat(detail.path("attempts").path(0).path("failure").asString()).isEqualTo("overloaded");
    assertThat(detail.path("config").asString()).isEqualTo("policy@1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void haikuIsWaitedForTwoSeconds(boolean stream) {
    anthropic.otherwise(Faults.stallBeforeHeaders());

    HttpResponse<String> answer = past(CANARY, stream);

    assertThat(header(answer, "x-turnpike-model")).isEqualTo(MINI);
    JsonNode waited = detail(answer).path("attempts").path(0);
    assertThat(waited.path("failure").asString()).isEqualTo("timeout");
    assertThat(waited.path("end_ms").asDouble() - waited.path("start_ms").asDouble())
        .isGreaterThanOrEqualTo(2_000);
  }

  @Test
  void aFailingCanaryIsServedByTheStableWay() {
    openai.otherwise(Refusal.status(503));

    for (int i = 0; i < 60; i++) {
      HttpResponse<String> answer = classify(false);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(header(answer, "x-turnpike-model")).isEqualTo(HAIKU);
    }
  }

  @Test
  void whatIsNoClassificationGoesWhereItAsked() {
    HttpResponse<String> answer = call("{\"task\":\"chat\"}", false);

    assertThat(header(answer, "x-turnpike-model")).isEqualTo("gpt-4o");
    assertThat(header(answer, "x-turnpike-provider")).isEqualTo("openai-prod");
  }

  /** The canary has its share of any traffic; what this is about comes by the stable way. */
  private static HttpResponse<String> past(String canary, boolean stream) {
    HttpResponse<String> answer = classify(stream);
    while (header(answer, "x-turnpike-model").equals(canary)) {
      answer = classify(stream);
    }
    return answer;
  }

  private static HttpResponse<String> classify(boolean stream) {
    return call(CLASSIFICATION, stream);
  }

  private static HttpResponse<String> call(String metadata, boolean stream) {
    return app.api()
        .send(
            "POST",
            "/v1/chat/completions",
            tenant.apiKey(),
            """
            {"model":"gpt-4o","stream":%s,"messages":[{"role":"user","content":"Hello"}]}
            """
                .formatted(stream),
            "x-turnpike-config",
            "policy",
            "x-turnpike-metadata",
            metadata);
  }

  private static JsonNode detail(HttpResponse<String> answer) {
    String path = "/api/v1/logs/" + header(answer, "x-turnpike-request-id");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> app.api().send("GET", path, tenant.managementKey(), null).statusCode() == 200);
    return app.api().get(tenant, path);
  }

  private static void connect(String name, String type, HostileProvider provider) {
    app.api()
        .put(
            tenant,
            "/api/v1/providers/" + name,
            """
            {"type":"%s","base_url":"%s","api_key":"sk-canary-0123456789"}
            """
                .formatted(type, provider.baseUrl()));
  }

  /** The first config of the language's reference, as readers see it. */
  private static String documented() throws Exception {
    String reference = Files.readString(Path.of("..", "docs", "configs.md"));
    Matcher first = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(reference);
    assertThat(first.find()).isTrue();
    assertThat(List.of(HAIKU, MINI, CANARY)).allMatch(first.group(1)::contains);
    return first.group(1);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
