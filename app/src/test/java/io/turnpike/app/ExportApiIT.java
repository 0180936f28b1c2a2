package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Log rows as files and as metering records, and spend by what only rows hold. */
class ExportApiIT {

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private static final String CALL =
      """
      {"model":"demo/echo","messages":[{"role":"user","content":"Hello"}]}""";

  private final ManagementApi api = app.api();
  private Tenant tenant;

  @BeforeEach
  void threeCalls() {
    tenant = api.signUp();
    call("x-turnpike-user", "=1+1", "x-turnpike-metadata", "{\"customer\":\"a, \\\"b\\\"\"}");
    call("x-turnpike-user", "ada", "x-turnpike-metadata", "{\"customer\":\"c\"}");
    call("x-turnpike-session-id", "s-1");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.get(tenant, "/api/v1/logs").path("data").size() == 3);
  }

  @Test
  void theLogAsCsvHasALineForEachRequestAndNoFormulas() {
    HttpResponse<String> answer = get("/api/v1/logs?format=csv");
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/csv;charset=UTF-8");
    assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
        .contains("attachment", "-logs.csv");
    List<String> lines = answer.body().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst())
        .startsWith("request_id,started_at,team,key,config,")
        .endsWith(",trace_id,metadata,cache,saved_nano_usd,guardrail");
    assertThat(lines.get(1)).contains(",s-1,");
    assertThat(lines.get(3))
        .contains(",\"'=1+1\",")
        .endsWith("\"{\"\"customer\"\":\"\"a, \\\"\"b\\\"\"\"\"}\",,,");
  }

  @Test
  void filtersOfTheLogAreThoseOfItsFile() {
    assertThat(get("/api/v1/logs?format=csv&user=ada").body().lines()).hasSize(2);
    assertThat(get("/api/v1/logs?format=ndjson&metadata.customer=c").body().lines())
        .singleElement()
        .satisfies(line -> assertThat(json(line).path("user").asString()).isEqualTo("ada"));
  }

  @Test
  void theLogAsNdjsonHasWhatItsListHas() {
    List<String> lines = get("/api/v1/logs?format=ndjson").body().lines().toList();
    JsonNode listed = api.get(tenant, "/api/v1/logs").path("data");
    assertThat(lines).hasSize(3);
    for (int at = 0; at < 3; at++) {
      JsonNode line = json(lines.get(at));
      for (String name : listed.path(at).propertyNames()) {
        assertThat(line.path(name)).as(name).isEqualTo(listed.path(at).path(name));
      }
    }
  }

  @Test
  void usageEventsAreMeteringRecordsInTheOrderOfArrival() {
    JsonNode first = api.get(tenant, "/api/v1/usage-events?limit=2");
    assertThat(first.path("data")).hasSize(2);
    JsonNode event = first.path("data").path(0);
    assertThat(event.path("id")).isEqualTo(event.path("request_id"));
    assertThat(event.path("usage").path("input").asLong()).isPositive();
    assertThat(event.path("cost_nano_usd").asLong()).isPositive();
    assertThat(event.path("price_version").asString()).isNotEmpty();
    assertThat(event.path("outcome").asString()).isEqualTo("succeeded");
    JsonNode rest =
        api.get(
            tenant, "/api/v1/usage-events?limit=2&cursor=" + first.path("next_cursor").asString());
    assertThat(rest.path("data")).hasSize(1);
    assertThat(rest.path("next_cursor").isNull()).isTrue();
    assertThat(get("/api/v1/usage-events?format=csv").body().lines()).hasSize(4);
    assertThat(get("/api/v1/usage-events?format=ndjson").body().lines()).hasSize(3);
  }

  @Test
  void spendByUserSessionAndTagIsTheSpendOfAll() {
    JsonNode all = api.get(tenant, "/api/v1/spend").path("total");
    for (String by : List.of("user", "session", "tag:customer", "metadata.customer")) {
      JsonNode report = api.get(tenant, "/api/v1/spend?group_by=" + by);
      assertThat(report.path("total")).as(by).isEqualTo(all);
      assertThat(report.path("data").findValuesAsString("session")).isNotNull();
    }
    JsonNode tagged = api.get(tenant, "/api/v1/spend?group_by=tag:customer").path("data");
    assertThat(tagged.valueStream().map(row -> row.path("group").path("tag:customer").asString()))
        .containsExactlyInAnyOrder("", "a, \"b\"", "c");
    assertThat(get("/api/v1/spend?group_by=user&format=csv").body()).contains("\r\n,\"'=1+1\",1,");
  }

  @Test
  void whatCannotBeIsRefusedByName() {
    assertRefused("/api/v1/logs?format=xml", "/format");
    assertRefused("/api/v1/usage-events?format=xml", "/format");
    assertRefused("/api/v1/logs?format=csv&limit=3", "/limit");
    assertRefused("/api/v1/usage-events?from=2020-01-01T00:00:00Z", "/from");
    assertRefused("/api/v1/usage-events?format=csv&from=2020-01-01T00:00:00Z", "/from");
    assertRefused("/api/v1/spend?group_by=tag", "/group_by");
    assertRefused("/api/v1/spend?group_by=tag:a,tag:b", "/group_by");
    assertRefused("/api/v1/spend?group_by=user&from=2020-01-01T00:00:00Z", "/from");
    for (String days : List.of("0", "-1", "3651", "1.5", "\"x\"")) {
      HttpResponse<String> refusal = keep(days);
      assertThat(refusal.statusCode()).as(days).isEqualTo(422);
      assertThat(ManagementApi.pointers(refusal)).containsExactly("/log_retention_days");
    }
  }

  @Test
  void howLongTheLogIsKeptIsSetAndRecorded() {
    assertThat(keep("30").statusCode()).isEqualTo(200);
    assertThat(api.get(tenant, "/api/v1/organization").path("log_retention_days").asInt())
        .isEqualTo(30);
    assertThat(api.get(tenant, "/api/v1/audit").path("data").path(0).path("details"))
        .isEqualTo(json("{\"log_retention_days\": 30}"));
  }

  private HttpResponse<String> keep(String days) {
    return api.send(
        "PATCH",
        "/api/v1/organization",
        tenant.managementKey(),
        "{\"log_retention_days\": " + days + "}");
  }

  private void assertRefused(String path, String pointer) {
    HttpResponse<String> refusal = api.send("GET", path, tenant.managementKey(), null);
    assertThat(refusal.statusCode()).as(path).isEqualTo(422);
    assertThat(ManagementApi.pointers(refusal)).as(path).containsExactly(pointer);
  }

  private HttpResponse<String> get(String path) {
    HttpResponse<String> answer = api.send("GET", path, tenant.managementKey(), null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private void call(String... headers) {
    HttpResponse<String> answer =
        api.send("POST", "/v1/chat/completions", tenant.apiKey(), CALL, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
