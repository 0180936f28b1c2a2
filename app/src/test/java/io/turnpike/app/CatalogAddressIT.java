package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.testing.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Models and prices of the operator's from an address, and who is told when they change. */
class CatalogAddressIT {

  private static final String TOKEN = "an operator's token of some length";
  private static final String PATH = "/api/v1/operator/catalog";
  private static final String DOCUMENT =
      """
      [{"type":"demo","models":[{"model":"demo/echo","title":"Echo","context":9,"max_output":1,
      "capabilities":["chat"],"lacks":[],"prices":[{"version":"demo/echo@test-%1$d",
      "from":"2026-01-01","source":"the operator","input":%1$d,"output":%1$d}]}]}]\
      """;

  private static final HttpServer server = server();
  private static volatile String document = DOCUMENT.formatted(1_000);

  @RegisterExtension
  static final RunningApp app =
      new RunningApp(
          Stores.fresh(),
          Map.of(
              "turnpike.egress.allow",
              "loopback",
              "turnpike.operator.token",
              TOKEN,
              "turnpike.catalog",
              "http://127.0.0.1:" + server.getAddress().getPort() + "/models.json"));

  private final ManagementApi api = app.api();

  @AfterAll
  static void close() {
    server.stop(0);
  }

  @Test
  void isAskedOnDemandApprovedAndToldToThoseWhosePricesItChanges() {
    Tenant uses = api.signUp();
    Tenant another = api.signUp();
    used(uses);

    assertThat(approved()).isEqualTo(200);
    document = DOCUMENT.formatted(2_000);
    assertThat(state(operator("GET", PATH, null))).isEqualTo("applied");
    JsonNode refreshed = ManagementApi.json(operator("POST", PATH + "/refresh", null));
    assertThat(refreshed.path("state").asString()).isEqualTo("pending");
    assertThat(refreshed.path("changes").path(0).path("before").path("prices").path(0).toString())
        .contains("\"input_nano_usd\":1000");
    assertThat(approved()).isEqualTo(200);

    JsonNode told = api.get(uses, "/api/v1/audit?action=model_catalog.approve").path("data");
    assertThat(told.path(0).toString())
        .contains("\"actor\":\"operator\"", "demo/demo/echo: 1 / 1 -> 2 / 2");
    assertThat(api.get(another, "/api/v1/audit?action=model_catalog.approve").path("data"))
        .isEmpty();

    document = "<html>";
    HttpResponse<String> broken = operator("POST", PATH + "/refresh", null);
    assertThat(state(broken)).isEqualTo("broken");
    assertThat(broken.body()).contains("Unexpected character");
    assertThat(
            api.get(uses, "/api/v1/models?search=demo/echo")
                .path("data")
                .path(0)
                .path("usd_per_million")
                .path("input")
                .asDouble())
        .isEqualTo(2.0);
  }

  /** The roll-ups know of it when its row is shipped. */
  private void used(Tenant tenant) {
    api.send(
        "POST",
        "/v1/chat/completions",
        tenant.apiKey(),
        "{\"model\":\"demo/echo\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> api.get(tenant, "/api/v1/spend?group_by=model").toString(),
            spend -> spend.contains("demo/echo"));
  }

  private int approved() {
    HttpResponse<String> seen = operator("POST", PATH + "/refresh", null);
    assertThat(state(seen)).as(seen.body()).isEqualTo("pending");
    String digest = ManagementApi.json(seen).path("digest").asString();
    return operator("POST", PATH + "/approve", "{\"digest\":\"" + digest + "\"}").statusCode();
  }

  private static String state(HttpResponse<String> answer) {
    return ManagementApi.json(answer).path("state").asString();
  }

  private HttpResponse<String> operator(String method, String path, @Nullable String body) {
    return api.send(method, path, null, body, "x-turnpike-operator-token", TOKEN);
  }

  private static HttpServer server() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/models.json",
          exchange -> {
            byte[] body = document.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
