package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What is left of budgets as the management API tells it, of calls that were made. */
class BudgetLeftIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private final ManagementApi api = app.api();

  private Tenant tenant;

  /** Each with its own: a budget that begins takes in what other calls cost as their rows come. */
  @BeforeEach
  void aTenant() {
    tenant = Noon.signUp(api);
  }

  @Test
  void spentReservedAndRemainingAddUpToTheAmount() {
    api.put(
        tenant,
        "/api/v1/budgets/all",
        "{\"scope\": {\"organization\": true}, \"amount_usd\": 5, \"period\": \"day\"}");
    JsonNode fresh = budget("all");
    long before = fresh.path("spent_nano_usd").asLong();
    assertThat(before + fresh.path("remaining_nano_usd").asLong()).isEqualTo(5_000_000_000L);
    assertThat(Duration.between(moment(fresh, "period_from"), moment(fresh, "period_until")))
        .isEqualTo(Duration.ofDays(1));

    long after = before + cost(call(tenant.apiKey()));
    JsonNode spent =
        await()
            .atMost(SOON)
            .until(
                () -> budget("all"),
                it ->
                    it.path("spent_nano_usd").asLong() == after
                        && it.path("reserved_nano_usd").asLong() == 0);
    assertThat(spent.path("spent_nano_usd").asLong() + spent.path("remaining_nano_usd").asLong())
        .isEqualTo(5_000_000_000L);

    api.put(
        tenant,
        "/api/v1/budgets/all",
        "{\"scope\": {\"organization\": true}, \"amount_usd\": 7, \"period\": \"day\"}");
    assertThat(budget("all").path("spent_nano_usd")).isEqualTo(spent.path("spent_nano_usd"));
  }

  @Test
  void aCounterForEachIsToldByValue() {
    JsonNode key = api.post(tenant, "/api/v1/keys", "{\"name\": \"each\"}");
    api.put(
        tenant,
        "/api/v1/budgets/each",
        "{\"scope\": {\"key\": \"*\"}, \"amount_usd\": 5, \"period\": \"lifetime\"}");
    assertThat(budget("each").has("spent_nano_usd")).isFalse();
    call(key.path("api_key").asString());
    JsonNode spent =
        await()
            .atMost(SOON)
            .until(
                () -> budget("each?value=" + key.path("id").asString()),
                it -> it.path("spent_nano_usd").asLong() > 0);
    assertThat(spent.path("period_until").isNull()).as(spent.toString()).isTrue();
  }

  @Test
  void aKeyForAStrangerIsRefusedBeyondItsBudget() {
    JsonNode key =
        api.post(
            tenant,
            "/api/v1/keys",
            "{\"name\": \"stranger\","
                + " \"budget\": {\"amount_usd\": \"0.000000001\", \"period\": \"lifetime\"}}");
    HttpResponse<String> refused = send(key.path("api_key").asString());
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(402);
    assertThat(refused.body()).contains("key-" + key.path("id").asString());
  }

  private JsonNode budget(String id) {
    return api.get(tenant, "/api/v1/budgets/" + id);
  }

  private HttpResponse<String> call(String apiKey) {
    HttpResponse<String> answer = send(apiKey);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  /** As its row says: while that arrives, what is spent may count the call twice. */
  private long cost(HttpResponse<String> answer) {
    String id = answer.headers().firstValue("x-turnpike-request-id").orElseThrow();
    JsonNode row =
        await()
            .atMost(SOON)
            .until(
                () ->
                    ManagementApi.json(
                        api.send("GET", "/api/v1/logs/" + id, tenant.managementKey(), null)),
                it -> it.has("cost_nano_usd"));
    assertThat(row.path("cost_nano_usd").asLong()).isPositive();
    return row.path("cost_nano_usd").asLong();
  }

  private HttpResponse<String> send(String apiKey) {
    return api.send(
        "POST",
        "/v1/chat/completions",
        apiKey,
        """
        {"model":"demo/echo","max_tokens":50,"messages":[{"role":"user","content":"Hello"}]}""");
  }

  private static Instant moment(JsonNode budget, String field) {
    return Instant.parse(budget.path(field).asString());
  }
}
