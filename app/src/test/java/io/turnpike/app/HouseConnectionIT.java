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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A connection of the operator's, used by an organization that has no provider key. */
class HouseConnectionIT {

  private static final String TOKEN = "an operator's token of some length";
  private static final String CALL =
      """
      {"model": "house.openai/gpt-4o-mini",
       "messages": [{"role": "user", "content": "Hello"}], "max_tokens": 16}""";
  private static final String ANSWER =
      """
      {"id": "c", "object": "chat.completion", "created": 1, "model": "gpt-4o-mini",
       "choices": [{"index": 0, "finish_reason": "stop",
         "message": {"role": "assistant", "content": "Hello."}}],
       "usage": {"prompt_tokens": 1000, "completion_tokens": 500, "total_tokens": 1500}}""";

  private static final HttpServer PROVIDER = provider();

  @RegisterExtension
  static final RunningApp app =
      new RunningApp(
          Stores.fresh(),
          Map.of(
              "turnpike.egress.allow",
              "loopback",
              "turnpike.operator.token",
              TOKEN,
              "turnpike.house.connections",
              file().toString()));

  private final ManagementApi api = app.api();
  private Tenant tenant;

  @AfterAll
  static void stop() {
    PROVIDER.stop(0);
  }

  @BeforeEach
  void aTenantWithCredits() {
    tenant = Noon.signUp(api);
    String slug = api.get(tenant, "/api/v1/organization").path("slug").asString();
    HttpResponse<String> granted =
        api.send(
            "POST",
            "/api/v1/operator/organizations/" + slug + "/credits",
            null,
            "{\"amount_usd\": \"1\", \"reference\": \"welcome\"}",
            "x-turnpike-operator-token",
            TOKEN);
    assertThat(granted.statusCode()).as(granted.body()).isEqualTo(200);
  }

  @Test
  void aCallIsPricedByTheListAndPaidFromCredits() {
    HttpResponse<String> answer = api.send("POST", "/v1/chat/completions", tenant.apiKey(), CALL);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode statement =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> api.get(tenant, "/api/v1/statements/" + Noon.month()),
                it -> it.path("total").path("requests").asLong() == 1);
    JsonNode line = statement.path("lines").path(0);
    assertThat(line.path("kind").asString()).isEqualTo("house_usage");
    assertThat(line.path("provider").asString()).isEqualTo("house.openai");
    long cost = line.path("amount_nano_usd").asLong();
    assertThat(cost).isPositive();
    assertThat(statement.path("owed").path("credits_nano_usd").asLong()).isEqualTo(cost);
    assertThat(api.get(tenant, "/api/v1/credits").path("left_nano_usd").asLong())
        .isEqualTo(1_000_000_000L - cost);
    assertThat(api.get(tenant, "/api/v1/reconciliation").path("agrees").asBoolean()).isTrue();
  }

  @Test
  void withoutCreditsNothingIsSentAndTheCallSaysSo() {
    Tenant poor = api.signUp();
    HttpResponse<String> refused = api.send("POST", "/v1/chat/completions", poor.apiKey(), CALL);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(402);
    assertThat(refused.body()).contains("budget_exceeded", "credits");
  }

  @Test
  void itIsListedWithoutItsKeyAndCannotBeChanged() {
    JsonNode shown = api.get(tenant, "/api/v1/providers/house.openai");
    assertThat(shown.path("built_in").asBoolean()).isTrue();
    assertThat(shown.toString()).doesNotContain("sk-house");
    assertThat(
            api.send("DELETE", "/api/v1/providers/house.openai", tenant.managementKey(), null)
                .statusCode())
        .isEqualTo(409);
  }

  private static HttpServer provider() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/v1/chat/completions",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean ours =
                "Bearer sk-house".equals(exchange.getRequestHeaders().getFirst("authorization"));
            byte[] body = (ours ? ANSWER : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(ours ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file() {
    try {
      Path file = Files.createTempFile("house", ".json");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file,
          """
          [{"name": "house.openai", "type": "openai", "api_key": "sk-house",
            "base_url": "http://127.0.0.1:%d/v1"}]"""
              .formatted(PROVIDER.getAddress().getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
