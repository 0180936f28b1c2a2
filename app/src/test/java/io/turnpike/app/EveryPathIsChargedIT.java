package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Whatever way a request goes, the budget pays for it, and refuses it when it cannot. */
class EveryPathIsChargedIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long TOKEN_NANO = 1_000;
  private static final long WITH_OUTPUT = (PathProvider.INPUT + PathProvider.OUTPUT) * TOKEN_NANO;
  private static final long WITHOUT = PathProvider.INPUT * TOKEN_NANO;

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  @AutoClose private static final PathProvider provider = new PathProvider();

  /** One way to send, and what it costs. */
  private record Way(String name, String path, String config, String body, long nano) {}

  private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";
  private static final String CHAT = "{\"model\":\"m\"," + MESSAGES + "}";

  private static final List<Way> WAYS =
      List.of(
          new Way("chat", "/v1/chat/completions", "plain", CHAT, WITH_OUTPUT),
          new Way(
              "completions",
              "/v1/completions",
              "plain",
              "{\"model\":\"m\",\"prompt\":\"hi\"}",
              WITH_OUTPUT),
          new Way(
              "messages",
              "/v1/messages",
              "plain",
              "{\"model\":\"m\",\"max_tokens\":50," + MESSAGES + "}",
              WITH_OUTPUT),
          new Way(
              "responses",
              "/v1/responses",
              "plain",
              "{\"model\":\"m\",\"input\":\"hi\"}",
              WITH_OUTPUT),
          new Way(
              "gemini",
              "/v1beta/models/m:generateContent",
              "plain",
              "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}]}",
              WITH_OUTPUT),
          new Way(
              "embeddings",
              "/v1/embeddings",
              "plain",
              "{\"model\":\"m\",\"input\":\"hi\"}",
              WITHOUT),
          new Way(
              "images",
              "/v1/images/generations",
              "plain",
              "{\"model\":\"m\",\"prompt\":\"a gate\"}",
              WITH_OUTPUT),
          new Way("retry", "/v1/chat/completions", "retrying", CHAT, WITH_OUTPUT),
          new Way("fallback", "/v1/chat/completions", "falling-back", CHAT, WITH_OUTPUT),
          new Way("shadow", "/v1/chat/completions", "shadowing", CHAT, 2 * WITH_OUTPUT));

  private final ManagementApi api = app.api();
  private Tenant tenant;

  @BeforeEach
  void connect() {
    tenant = api.signUp();
    for (String name : List.of("main", "other", "copies")) {
      api.put(
          tenant,
          "/api/v1/providers/" + name,
          """
          {"type":"openai-compatible","base_url":"%s","prices":{"m":
            {"input_usd_per_million":1,"output_usd_per_million":1}}}"""
              .formatted(provider.baseUrl(name)));
    }
    config("plain", "{\"provider\":\"@main\"}");
    config("retrying", "{\"retry\":{\"attempts\":1},\"provider\":\"@main\"}");
    config("hedging", "{\"hedge\":{\"after\":\"50ms\",\"max_percent\":10},\"provider\":\"@main\"}");
    config(
        "falling-back",
        """
        {"strategy":{"mode":"fallback"},"targets":[{"provider":"@main"},{"provider":"@other"}]}""");
    config(
        "shadowing",
        """
        {"provider":"@main",
         "shadow":{"percent":100,"per_minute":6000,"target":{"provider":"@copies"}}}""");
  }

  @Test
  void everyWayIsChargedToTheNanoAndRefusedOnceItIsSpent() {
    // What is passed on may refer to more than it holds: a whole context is held for it.
    budget("whole", "{\"organization\":true}", 5_000_000_000L);
    long owed = 0;
    for (Way way : WAYS) {
      prepare(way);
      HttpResponse<String> answer = send(way);
      assertThat(answer.statusCode()).as(way.name() + answer.body()).isEqualTo(200);
      owed += way.nano();
    }
    isSpent(owed, WAYS.size() + 1);

    budget("whole", "{\"organization\":true}", owed);
    long before = asked();
    for (Way way : WAYS) {
      HttpResponse<String> answer = send(way);
      assertThat(answer.statusCode()).as(way.name() + answer.body()).isEqualTo(402);
      assertThat(answer.body()).as(way.name()).contains("whole");
    }
    assertThat(asked()).isEqualTo(before);
    assertThat(budgetOf("whole").path("spent_nano_usd").asLong()).isEqualTo(owed);
  }

  /** The slower of two tries is charged as much as is known of it, and nothing is left held. */
  @Test
  void bothTriesOfAHedgeAreCharged() {
    budget("whole", "{\"organization\":true}", 1_000_000_000);
    Way hedged = new Way("hedge", "/v1/chat/completions", "hedging", CHAT, WITH_OUTPUT);
    for (int i = 0; i < 40; i++) {
      send(hedged);
    }
    provider.dawdle();
    assertThat(send(hedged).statusCode()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> rows().size() == 41);
    assertThat(rows()).anyMatch(row -> row.path("attempts").asInt() == 2);
    isSpent(costs(), 41);
    budget("whole", "{\"organization\":true}", costs());
    assertThat(send(hedged).statusCode()).isEqualTo(402);
  }

  @Test
  void aShadowThatDoesNotFitIsNotSentAndTheRequestIs() {
    budget("copies", "{\"provider\":\"copies\"}", 1);
    Way shadowed = WAYS.getLast();
    long before = provider.asked("copies");
    assertThat(send(shadowed).statusCode()).isEqualTo(200);
    // The copy may be refused, and its row be there, before the request has been answered.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(rows())
                    .extracting(row -> row.path("outcome").asString())
                    .containsExactlyInAnyOrder("rejected", "succeeded"));
    assertThat(provider.asked("copies")).isEqualTo(before);
    assertThat(costs()).isEqualTo(WITH_OUTPUT);
  }

  private static void prepare(Way way) {
    if (way.name().equals("retry")) {
      provider.fail(503);
    } else if (way.name().equals("fallback")) {
      provider.fail(500);
    }
  }

  private long asked() {
    return provider.asked("main") + provider.asked("other") + provider.asked("copies");
  }

  private void isSpent(long nano, int requests) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(rows()).hasSize(requests);
              assertThat(costs()).isEqualTo(nano);
              assertThat(budgetOf("whole").path("spent_nano_usd").asLong()).isEqualTo(nano);
              assertThat(budgetOf("whole").path("reserved_nano_usd").asLong()).isZero();
            });
  }

  private List<JsonNode> rows() {
    return api.get(tenant, "/api/v1/logs?limit=200").path("data").valueStream().toList();
  }

  private long costs() {
    return rows().stream().mapToLong(row -> row.path("cost_nano_usd").asLong()).sum();
  }

  private JsonNode budgetOf(String id) {
    return api.get(tenant, "/api/v1/budgets/" + id);
  }

  private void config(String name, String document) {
    api.put(tenant, "/api/v1/configs/" + name, document);
  }

  private void budget(String id, String scope, long nano) {
    api.put(
        tenant,
        "/api/v1/budgets/" + id,
        "{\"scope\":%s,\"amount_usd\":\"%s\",\"period\":\"lifetime\"}"
            .formatted(scope, BigDecimal.valueOf(nano, 9).toPlainString()));
  }

  private HttpResponse<String> send(Way way) {
    return api.send(
        "POST", way.path(), tenant.apiKey(), way.body(), "x-turnpike-config", way.config());
  }
}
