package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * By the model inside the product: who asks the same in other words is answered by what is kept.
 */
class AskedAlikeIT {

  private static final JsonMapper JSON = JsonMapper.shared();

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private static final EchoingProvider provider = new EchoingProvider();
  private static Tenant tenant;

  private final ManagementApi api = app.api();

  @BeforeAll
  static void connect() {
    ManagementApi api = app.api();
    tenant = api.signUp();
    provider.says(_ -> "Within thirty days.");
    api.put(
        tenant,
        "/api/v1/providers/up",
        "{\"type\": \"openai-compatible\", \"base_url\": \"%s\", \"api_key\": \"provider-key\"}"
            .formatted(provider.baseUrl("up")));
    api.put(
        tenant,
        "/api/v1/configs/alike",
        "{\"provider\": \"up\", \"cache\": {\"mode\": \"semantic\", \"max_age\": 600}}");
    readTheModel(api);
  }

  /** The first questions after a start go on without the model, which is being read. */
  private static void readTheModel(ManagementApi api) {
    AtomicInteger rounds = new AtomicInteger();
    await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () -> {
              String round = "round " + rounds.incrementAndGet();
              ask(api, "What are your opening hours?", round);
              return status(ask(api, "What are our opening hours?", round));
            },
            "semantic-hit"::equals);
  }

  @AfterAll
  static void gone() {
    provider.close();
  }

  @Test
  void theSameInOtherWordsIsAnsweredByWhatIsKept() {
    HttpResponse<String> first = ask(api, "What is your refund policy?", "policy");
    int asked = provider.asked().size();

    HttpResponse<String> second = ask(api, "What's our refund policy?", "policy");

    assertThat(status(first)).isEqualTo("miss");
    assertThat(status(second)).isEqualTo("semantic-hit");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("x-turnpike-cost-usd")).contains("0");
    JsonNode note = note(second);
    assertThat(note.path("status").asString()).isEqualTo("semantic-hit");
    assertThat(note.path("similarity").asDouble()).isBetween(0.5, 1.0);
    assertThat(provider.asked().size() - asked).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "negation | Do you ship to Norway? | Do you not ship to Norway?",
        "number | Can I return it within 14 days? | Can I return it within 30 days?",
        "name | What is the price of the Atlas plan? | What is the price of the Orion plan?",
        "system | What is your return policy? | What's our return policy?"
      })
  void itsTwinsAreNot(String what, String one, String other) {
    assertThat(status(ask(api, one, "twins " + what))).isEqualTo("miss");

    HttpResponse<String> second =
        ask(api, other, (what.equals("system") ? "otherwise " : "twins ") + what);

    assertThat(status(second)).isEqualTo("miss");
  }

  private static HttpResponse<String> ask(ManagementApi api, String text, String system) {
    HttpResponse<String> answer =
        api.send(
            "POST",
            "/v1/chat/completions",
            tenant.apiKey(),
            """
            {"model":"m","messages":[{"role":"system","content":%s},{"role":"user","content":%s}]}"""
                .formatted(JSON.writeValueAsString(system), JSON.writeValueAsString(text)),
            "x-turnpike-config",
            "alike");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static String status(HttpResponse<String> answer) {
    return answer.headers().firstValue("x-turnpike-cache").orElse("");
  }

  /** What the log says of kept answers. */
  private JsonNode note(HttpResponse<String> answer) {
    String id = answer.headers().firstValue("x-turnpike-request-id").orElseThrow();
    HttpResponse<String> row =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> api.send("GET", "/api/v1/logs/" + id, tenant.managementKey(), null),
                it -> it.statusCode() == 200);
    return ManagementApi.json(row).findParents("kind").stream()
        .filter(it -> it.path("kind").asString().equals("cached"))
        .findFirst()
        .orElseThrow();
  }
}
