package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.testing.HostileProvider;
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

/** The process is killed in the middle of ten streams: each of them has exactly one usage row. */
class KillIT {

  private static final int STREAMS = 10;

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
    }
    try (ChildApp third = ChildApp.start(stores, data)) {
      assertThat(rows(third, tenant)).as("a further start adds nothing").hasSize(STREAMS);
      assertThat(requestsInSpend(third, tenant)).isEqualTo(STREAMS);
    }
  }

  private static Tenant configured(ChildApp app) {
    Tenant tenant = app.api().signUp();
    app.api()
        .put(
            tenant,
            "/api/v1/providers/local",
            """
        {"type":"openai-compatible","base_url":"%s"}"""
                .formatted(provider.baseUrl()));
    app.api()
        .put(
            tenant,
            "/api/v1/configs/local",
            """
        {"targets":[{"provider":"@local"}]}""");
    return tenant;
  }

  /** Each has delivered its first content when this returns, and none has ended. */
  private static Set<String> openStreams(ChildApp app, Tenant tenant) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    List<String> ids = new ArrayList<>();
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
        .header("content-type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                """
            {"model":"hostile/never-ending","stream":true,"messages":[{"role":"user","content":"go on"}]}"""))
        .build();
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

  private static Set<String> ids(List<JsonNode> rows) {
    return rows.stream().map(row -> row.path("request_id").asString()).collect(Collectors.toSet());
  }
}
