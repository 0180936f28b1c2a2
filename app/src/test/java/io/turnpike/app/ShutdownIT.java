package io.turnpike.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.gateway.testing.HostileProvider;
import java.io.IOException;
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
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The process is told to stop while streams are open that do not end by themselves. */
class ShutdownIT {

  private static final int STREAMS = 3;

  @RegisterExtension static final Stores stores = Stores.fresh();

  @TempDir Path data;

  @AutoClose private final HostileProvider provider = HostileProvider.start();

  @Test
  void streamsThatTheGraceCutsEndInAnErrorAndAreStoredBeforeTheExit() throws Exception {
    List<String> tails = new ArrayList<>();
    List<HttpResponse<InputStream>> streams = new ArrayList<>();
    try (ChildApp app = ChildApp.start(stores, data, Map.of("turnpike.shutdown.grace", "1s"))) {
      Tenant tenant = connected(app);
      for (int stream = 0; stream < STREAMS; stream++) {
        streams.add(stream(app, tenant));
      }
      HttpResponse<InputStream> rows = rows(app, tenant);

      app.terminate();

      for (HttpResponse<InputStream> stream : streams) {
        tails.add(rest(stream));
      }
      rest(rows);
      assertThat(app.exit()).isZero();
    }
    assertThat(tails)
        .allSatisfy(tail -> assertThat(tail).contains("data: {\"error\"", "gateway_stopping"))
        .noneSatisfy(tail -> assertThat(tail).contains("[DONE]"));
    assertThat(streams).allSatisfy(ShutdownIT::isStoredAsInterrupted);
  }

  @Test
  void aNodeThatDrainsIsNotReadyAndServes() throws Exception {
    Map<String, String> patient =
        Map.of("turnpike.shutdown.drain", "10s", "turnpike.shutdown.grace", "1s");
    try (ChildApp app = ChildApp.start(stores, data, patient)) {
      Tenant tenant = connected(app);
      HttpResponse<InputStream> stream = stream(app, tenant);

      app.terminate();

      awaitReadiness(app, 503);
      assertThat(app.api().send("GET", "/readyz", null, null).body())
          .contains("\"service\":\"down\"");
      assertThat(rest(call(app, tenant, "demo/echo", false)).strip()).contains("choices");

      assertThat(rest(stream)).contains("gateway_stopping");
      assertThat(app.exit()).isZero();
      isStoredAsInterrupted(stream);
    }
  }

  private Tenant connected(ChildApp app) {
    Tenant tenant = app.api().signUp();
    app.api()
        .put(
            tenant,
            "/api/v1/providers/up",
            """
        {"type":"openai-compatible","base_url":"%s","prices":{"hostile/never-ending":
          {"input_usd_per_million":1,"output_usd_per_million":1}}}"""
                .formatted(provider.baseUrl()));
    return tenant;
  }

  /** Has delivered its first content when this returns. */
  private static HttpResponse<InputStream> stream(ChildApp app, Tenant tenant) throws Exception {
    HttpResponse<InputStream> answer = call(app, tenant, "up/hostile/never-ending", true);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().read()).isNotNegative();
    return answer;
  }

  private static HttpResponse<InputStream> call(
      ChildApp app, Tenant tenant, String model, boolean streamed) throws Exception {
    String body =
        """
        {"model":"%s","stream":%s,"messages":[{"role":"user","content":"go on"}]}"""
            .formatted(model, streamed);
    return send(
        HttpRequest.newBuilder(URI.create(app.url() + "/v1/chat/completions"))
            .header("authorization", "Bearer " + tenant.apiKey())
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<InputStream> rows(ChildApp app, Tenant tenant) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(app.url() + "/api/v1/logs/stream"))
            .header("authorization", "Bearer " + tenant.managementKey()));
  }

  private static HttpResponse<InputStream> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
  }

  private static String rest(HttpResponse<InputStream> answer) throws IOException {
    return new String(answer.body().readAllBytes(), UTF_8);
  }

  private static void awaitReadiness(ChildApp app, int status) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> app.api().send("GET", "/readyz", null, null).statusCode() == status);
  }

  private static void isStoredAsInterrupted(HttpResponse<InputStream> stream) {
    String id = stream.headers().firstValue("x-turnpike-request-id").orElseThrow();
    assertThat(
            stores.rows(
                "select outcome, error_code, cost_nano > 0 as priced from usage_event"
                    + " where id = '"
                    + id
                    + "'"))
        .as(id)
        .containsExactly(
            Map.of("outcome", "INTERRUPTED", "error_code", "gateway_stopping", "priced", true));
  }
}
