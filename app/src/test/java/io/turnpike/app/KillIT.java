package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The process is killed in the middle of ten streams: each of them has exactly one usage row. One
 * of them is a second attempt, and what the first used is still owed.
 */
class KillIT {

  private static final int STREAMS = 10;
  private static final long PRICE = 1_000;

  @RegisterExtension static final Stores stores = Stores.fresh();

  @TempDir static Path data;

  static HostileProvider provider;

  @BeforeAll
  static void startProvider() {
    provider = HostileProvider.start();
  }

  @AfterAll
  static void stopProvider() {
    provider.close();
  }

  @Test
  void everyStreamCutByAKillHasExactlyOneUsageRow() throws Exception {
    Tenant tenant;
    Set<String> requestIds;
    try (ChildApp first = ChildApp.start(stores, data)) {
      tenant = configured(first);
      requestIds = openStreams(first, tenant);
      first.kill();
    }
    try (ChildApp second = ChildApp.start(stores, data)) {
      List<JsonNode> rows = awaitRows(second, tenant);
      assertThat(ids(rows)).isEqualTo(requestIds);
      assertThat(rows).allMatch(row -> row.path("outcome").asString().equals("interrupted"));
      assertThat(rows).allMatch(row -> row.path("usage_source").asString().equals("recovered"));
      assertThat(rows).allSatisfy(KillIT::isPricedToTheNano);
      assertThat(rows).allSatisfy(row -> isAttributable(second, tenant, row));
      assertThat(rows)
          .filteredOn(row -> row.path("attempts").asInt() == 2)
          .singleElement()
          .satisfies(row -> assertThat(row.path("output_tokens").asLong()).isEqualTo(30))
          .satisfies(row -> assertThat(row.path("input_tokens").asLong()).isGreaterThan(700));
    }
    try (ChildApp third = ChildApp.start(stores, data)) {
      assertThat(rows(third, tenant)).as("a further start adds nothing").hasSize(STREAMS);
      assertThat(requestsInSpend(third, tenant)).isEqualTo(STREAMS);
      assertThat(requestsInSpend(third, tenant, "first")).isEqualTo(STREAMS - 1);
      assertThat(requestsInSpend(third, tenant, "second")).isEqualTo(1);
    }
  }

  private static Tenant configured(ChildApp app) {
    Tenant tenant = app.api().signUp();
    connect(app, tenant, "first");
    connect(app, tenant, "second");
    app.api()
        .put(
            tenant,
            "/api/v1/configs/local",
            """
        {"strategy":{"mode":"fallback"},"targets":[{"provider":"@first"},{"provider":"@second"}]}""");
    return tenant;
  }

  private static void connect(ChildApp app, Tenant tenant, String connection) {
    app.api()
        .put(
            tenant,
            "/api/v1/providers/" + connection,
            """
        {"type":"openai-compatible","base_url":"%s","prices":{"hostile/never-ending":
          {"input_usd_per_million":1,"output_usd_per_million":1}}}"""
                .formatted(provider.baseUrl()));
  }

  /** Each has delivered its first content when this returns, and none has ended. */
  private static Set<String> openStreams(ChildApp app, Tenant tenant) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    List<String> ids = new ArrayList<>();
    provider.next(
        Refusal.status(500).body("{\"usage\":{\"prompt_tokens\":700,\"completion_tokens\":30}}"));
    for (int stream = 0; stream < STREAMS; stream++) {
      HttpResponse<InputStream> response =
          http.send(call(app, tenant), BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body().read()).isNotNegative();
      ids.add(response.headers().firstValue("x-turnpike-request-id").orElseThrow());
    }
    return Set.copyOf(ids);
  }

  private static HttpRequest call(ChildApp app, Tenant tenant) {
    return HttpRequest.newBuilder(URI.create(app.url() + "/v1/chat/completions"))
        .header("authorization", "Bearer " + tenant.apiKey())
        .header("x-turnpike-config", "local")
        .header("x-turnpike-trace-id", "trace-7")
        .header("x-turnpike-user", "u-7")
        .header("x-turnpike-session-id", "s-7")
        .header("x-turnpike-metadata", "{\"feature\":\"search\"}")
        .header("content-type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                """
            {"model":"hostile/never-ending","stream":true,"messages":[{"role":"user","content":"go on"}]}"""))
        .build();
  }

  private static void isPricedToTheNano(JsonNode row) {
    long tokens = row.path("input_tokens").asLong() + row.path("output_tokens").asLong();
    assertThat(row.path("cost_complete").asBoolean()).isTrue();
    assertThat(row.path("cost_nano_usd").asLong()).isEqualTo(tokens * PRICE);
  }

  private static void isAttributable(ChildApp app, Tenant tenant, JsonNode row) {
    String id = row.path("request_id").asString();
    JsonNode entry = app.api().get(tenant, "/api/v1/logs/" + id);
    assertThat(entry.path("trace_id").asString()).isEqualTo("trace-7");
    assertThat(entry.path("user").asString()).isEqualTo("u-7");
    assertThat(entry.path("session_id").asString()).isEqualTo("s-7");
    assertThat(entry.path("metadata").path("feature").asString()).isEqualTo("search");
  }

  private static List<JsonNode> awaitRows(ChildApp app, Tenant tenant) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> rows(app, tenant), rows -> rows.size() >= STREAMS);
  }

  private static List<JsonNode> rows(ChildApp app, Tenant tenant) {
    return app.api().get(tenant, "/api/v1/logs?limit=200").path("data").valueStream().toList();
  }

  private static long requestsInSpend(ChildApp app, Tenant tenant) {
    return app.api().get(tenant, "/api/v1/spend").path("total").path("requests").asLong();
  }

  private static long requestsInSpend(ChildApp app, Tenant tenant, String connection) {
    return app.api()
        .get(tenant, "/api/v1/spend?group_by=provider")
        .path("data")
        .valueStream()
        .filter(row -> row.path("group").path("provider").asString().equals(connection))
        .mapToLong(row -> row.path("requests").asLong())
        .sum();
  }

  private static Set<String> ids(List<JsonNode> rows) {
    return rows.stream().map(row -> row.path("request_id").asString()).collect(Collectors.toSet());
  }
}
