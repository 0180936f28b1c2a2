package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What an import comes to beside configs is what the routes take, one by one and all at once. */
class ImportApiIT {

  private static final String FILE =
      """
      model_list:
        - model_name: workhorse
          litellm_params: { model: demo/demo/flaky, rpm: 600, tpm: 90000, max_parallel_requests: 9 }
        - model_name: deep
          litellm_params: { model: anthropic/claude-sonnet-4-5, api_key: SECRET, rpm: 5, max_budget: 50, budget_duration: 12h }
        - model_name: local
          litellm_params: { model: ollama/llama3, api_base: "http://127.0.0.1:9" }
        - model_name: pooled
          litellm_params: { model: azure/gpt-4o, api_base: "https://eu.openai.azure.com", api_key: SECRET, rpm: 9 }
        - model_name: pooled
          litellm_params: { model: azure/gpt-4o, api_base: "https://us.openai.azure.com", api_key: SECRET, rpm: 3 }
      router_settings:
        model_group_alias: { house: workhorse, claude-sonnet-4-5: deep, home: house }
        provider_budget_config:
          azure: { budget_limit: 10, time_period: 2d }
          anthropic: { budget_limit: 5.0000000001, time_period: 1mo }
        default_max_parallel_requests: 200
      litellm_settings:
        max_budget: 1000
        budget_duration: 30d
        timezone: US/Eastern
        max_internal_user_budget: 15
        internal_user_budget_duration: 400d
        default_key_generate_params: { max_budget: 20, soft_budget: 0.001, budget_duration: 1h, rpm_limit: 60 }
        upperbound_key_generate_params: { tpm_limit: 1000, max_parallel_requests: 4000000 }
        default_team_params: { max_budget: 7, tpm_limit: 100000 }
        tag_budget_config: { "product:chat-bot": { max_budget: 10, budget_duration: 1d }, free: { max_budget: 1 } }
      general_settings:
        master_key: SECRET
        global_max_parallel_requests: 1000
        maximum_spend_logs_retention_period: 9000d
      teams: [ { team_id: t1, team_alias: "Größe & Co.", max_budget: 3, rpm_limit: 9, models: [workhorse] }, { team_id: t2 } ]
      budgets: [ { budget_id: small, max_budget: 5, budget_duration: 7d, rpm_limit: 10 } ]
      keys:
        - { token: SECRET, key_alias: web, team_id: t1, max_budget: 25, budget_duration: 1d, rpm_limit: 100, tpm_limit: 50000, max_parallel_requests: 8 }
        - { token: SECRET, key_alias: web, budget_id: small, models: [workhorse, "demo/echo"], expires: "2099-01-31T00:00:00Z" }
        - { token: SECRET, soft_budget: 7, models: [all-team-models] }
      """;

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private Tenant tenant;

  @BeforeEach
  void aTenantWithTheConnections() {
    tenant = app.api().signUp();
    connect("anthropic", "{\"type\": \"anthropic\", \"api_key\": \"x\"}");
    connect("ollama", "{\"type\": \"ollama\", \"base_url\": \"http://127.0.0.1:9/v1\"}");
    for (String region : List.of("eu", "us")) {
      connect(
          region.equals("eu") ? "azure" : "azure-2",
          "{\"type\": \"azure-openai\", \"base_url\": \"https://%s.openai.azure.com/openai/v1\", \"api_key\": \"x\"}"
              .formatted(region));
    }
  }

  @Test
  void eachRequestIsAcceptedByItsRoute() {
    JsonNode imported = ManagementApi.json(imported(FILE, false));
    assertThat(imported.has("applied")).isFalse();
    assertThat(app.api().get(tenant, "/api/v1/budgets").path("data")).isEmpty();
    assertThat(imported.toString()).doesNotContain("SECRET");
    imported
        .path("configs")
        .forEach(
            draft ->
                app.api()
                    .put(
                        tenant,
                        "/api/v1/configs/" + draft.path("name").asString(),
                        draft.path("document").toString()));

    assertThat(subjects(imported.path("requests")))
        .contains("organization", "team", "alias", "budget", "limit", "key");
    imported.path("requests").forEach(this::isAccepted);
  }

  private void isAccepted(JsonNode request) {
    HttpResponse<String> answer =
        app.api()
            .send(
                request.path("method").asString(),
                request.path("path").asString(),
                tenant.managementKey(),
                request.path("body").toString());
    assertThat(answer.statusCode()).as("%s%n%s", request, answer.body()).isBetween(200, 201);
  }

  @Test
  void allOfItIsMadeAtOnceAndOnlyOnce() {
    JsonNode first = ManagementApi.json(imported(FILE, true)).path("applied");
    assertThat(states(rest(first))).as(first.toString()).containsOnly("made");
    assertThat(first.valueStream().filter(one -> is(one, "organization")))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.path("state").asString()).isEqualTo("left"));
    String key = named(first, "web").path("api_key").asString();
    assertThat(key).startsWith("tp_");

    JsonNode again = ManagementApi.json(imported(FILE, true)).path("applied");
    assertThat(states(rest(again))).containsOnly("present");
    assertThat(again.toString()).doesNotContain("api_key");

    for (String model : List.of("house", "workhorse")) {
      HttpResponse<String> answer = call(key, model);
      assertThat(answer.statusCode()).as("%s: %s", model, answer.body()).isEqualTo(200);
    }
    assertThat(call(key, "deep").statusCode()).isEqualTo(403);
  }

  @Test
  void whatFailsIsToldAndKeepsNothingElseFromBeingMade() {
    JsonNode applied =
        ManagementApi.json(
                imported(
                    """
                    model_list:
                      - model_name: here
                        litellm_params: { model: demo/demo/echo }
                      - model_name: away
                        litellm_params: { model: groq/llama-3.3-70b-versatile, rpm: 3 }
                    """,
                    true))
            .path("applied");

    assertThat(named(applied, "here").path("state").asString()).isEqualTo("made");
    JsonNode away = named(applied, "away");
    assertThat(away.path("state").asString()).isEqualTo("failed");
    assertThat(away.path("sentence").asString()).contains("groq");
    assertThat(named(applied, "away-requests").path("sentence").asString())
        .contains("/scope/provider", "groq");
    assertThat(named(applied, "clients").path("sentence").asString()).contains("by-model");
  }

  @Test
  void tooMuchAtOnceIsRefusedBeforeAnythingIsMade() {
    String keys =
        IntStream.rangeClosed(1, 1001)
            .mapToObj("{ \"token\": \"SECRET\", \"key_alias\": \"k%d\" }"::formatted)
            .collect(Collectors.joining(",", "{ \"keys\": [", "] }"));

    HttpResponse<String> answer =
        app.api()
            .send(
                "POST",
                "/api/v1/configs/import?format=litellm&apply=true",
                tenant.managementKey(),
                keys);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("at most 1000", "nothing was made");
    assertThat(app.api().get(tenant, "/api/v1/keys").toString()).doesNotContain("\"k1\"");
  }

  @Test
  void whoMayNotChangeConfigsMakesNothing() {
    String viewer =
        app.api()
            .post(tenant, "/api/v1/management-keys", "{\"name\": \"viewer\", \"role\": \"viewer\"}")
            .path("management_key")
            .asString();

    HttpResponse<String> answer =
        app.api()
            .send(
                "POST",
                "/api/v1/configs/import?format=litellm&apply=true",
                viewer,
                "model_list: [ { model_name: a, litellm_params: { model: demo/demo/echo } } ]");

    assertThat(answer.statusCode()).isIn(200, 403);
    assertThat(answer.body()).doesNotContain("\"made\"");
  }

  /** A group that costs, or may not be asked, is no matter of requests for another one. */
  @Test
  void whatOneGroupMaySpendIsNotAskedOfAnother() {
    JsonNode applied = ManagementApi.json(imported(FILE, true)).path("applied");
    assertThat(states(rest(applied))).containsOnly("made");
    String clients =
        app.api()
            .post(
                tenant, "/api/v1/keys", "{\"name\": \"clients\", \"default_config\": \"by-model\"}")
            .path("api_key")
            .asString();

    HttpResponse<String> answer = call(clients, "workhorse");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().allValues("ratelimit").toString())
        .contains("workhorse-requests")
        .doesNotContain("deep-requests");
  }

  private void connect(String name, String body) {
    app.api().put(tenant, "/api/v1/providers/" + name, body);
  }

  private HttpResponse<String> imported(String source, boolean apply) {
    String path = "/api/v1/configs/import?format=litellm&apply=" + apply;
    HttpResponse<String> answer =
        app.api()
            .send("POST", path, tenant.managementKey(), source, "content-type", "application/yaml");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static HttpResponse<String> call(String key, String model) {
    return app.api()
        .send(
            "POST",
            "/v1/chat/completions",
            key,
            "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi there\"}]}"
                .formatted(model));
  }

  private static JsonNode named(JsonNode applied, String name) {
    return applied
        .valueStream()
        .filter(one -> one.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(JsonNode outcome, String subject) {
    return outcome.path("subject").asString().equals(subject);
  }

  /** Without settings of the organization. */
  private static List<JsonNode> rest(JsonNode applied) {
    return applied.valueStream().filter(one -> !is(one, "organization")).toList();
  }

  private static List<String> states(List<JsonNode> outcomes) {
    return outcomes.stream().map(one -> one.path("state").asString()).toList();
  }

  private static List<String> subjects(JsonNode requests) {
    return requests.valueStream().map(one -> one.path("subject").asString()).toList();
  }
}
