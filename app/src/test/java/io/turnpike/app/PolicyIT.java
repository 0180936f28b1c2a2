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

  private static final String TWO_SECONDS = "\"request_timeout\": 2000";

  @AutoClose private static final HostileProvider anthropic = HostileProvider.start();
  @AutoClose private static final HostileProvider openai = HostileProvider.start();

  private final ManagementApi api = app.api();
  private Tenant tenant;

  /** Each with its own: what one breaks is left alone for a while. */
  @BeforeEach
  void healthy() throws Exception {
    anthropic.otherwise(Completion.text("label: greeting"));
    openai.otherwise(Completion.text("label: greeting"));
    tenant = api.signUp();
    connect("anthropic-prod", "anthropic", anthropic);
    connect("openai-prod", "openai", openai);
    api.put(tenant, "/api/v1/configs/policy", documented());
  }

  /** Where it is not about the wait: a busy machine may pause for two seconds and longer. */
  private void waitLong() throws Exception {
    assertThat(documented()).containsOnlyOnce(TWO_SECONDS);
    String patient = documented().replace(TWO_SECONDS, "\"request_timeout\": 60000");
    api.put(tenant, "/api/v1/configs/policy", patient);
  }

  @Test
  void aTenthOfTheClassificationGoesToTheCanaryAndTheRestToHaiku() throws Exception {
    waitLong();
    int calls = 600;
    int canary = 0;
    for (int i = 0; i < calls; i++) {
      HttpResponse<String> answer = classify(false);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      String model = header(answer, "x-turnpike-model");
      assertThat(model).isIn(HAIKU, CANARY);
      canary += model.equals(CANARY) ? 1 : 0;
    }

    // Five standard deviations of what a tenth of so many may differ by.
    assertThat(canary).isBetween(23, 97);
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
  void aFailingCanaryIsServedByTheStableWay() throws Exception {
    waitLong();
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
  private HttpResponse<String> past(String canary, boolean stream) {
    HttpResponse<String> answer = classify(stream);
    while (header(answer, "x-turnpike-model").equals(canary)) {
      answer = classify(stream);
    }
    return answer;
  }

  private HttpResponse<String> classify(boolean stream) {
    return call(CLASSIFICATION, stream);
  }

  private HttpResponse<String> call(String metadata, boolean stream) {
    return api.send(
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

  private JsonNode detail(HttpResponse<String> answer) {
    String path = "/api/v1/logs/" + header(answer, "x-turnpike-request-id");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.send("GET", path, tenant.managementKey(), null).statusCode() == 200);
    return api.get(tenant, path);
  }

  private void connect(String name, String type, HostileProvider provider) {
    api.put(
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
