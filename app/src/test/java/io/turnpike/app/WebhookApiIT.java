package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.billing.Budget;
import io.turnpike.billing.Period;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.Scope;
import io.turnpike.billing.alerts.BudgetAlerts;
import io.turnpike.infra.postgres.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a budget that is spent to somebody's server, and what the API says of it. */
class WebhookApiIT {

  private static final String WEBHOOKS = "/api/v1/webhooks";
  private static final long DOLLAR = 1_000_000_000;

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private final ManagementApi api = app.api();
  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private HttpServer receiver;
  private Tenant tenant;

  @BeforeEach
  void start() throws IOException {
    tenant = api.signUp();
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(new String(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void aWebhookIsMadeReadChangedAndDeleted() {
    JsonNode made = created();
    String path = WEBHOOKS + "/" + made.path("id").asString();
    assertThat(made.path("secret").asString()).startsWith("whsec_");
    JsonNode read = api.get(tenant, path);
    assertThat(read.propertyNames())
        .containsExactly("id", "url", "events", "enabled", "fault", "created_at", "last_delivery");
    assertThat(api.get(tenant, WEBHOOKS).path("data").path(0)).isEqualTo(read);
    assertThat(read.toString()).doesNotContain("whsec_");
    HttpResponse<String> changed =
        api.send("PATCH", path, tenant.managementKey(), "{\"enabled\": false}");
    assertThat(ManagementApi.json(changed).path("enabled").asBoolean(true)).isFalse();
    assertThat(ManagementApi.json(changed).path("url")).isEqualTo(read.path("url"));
    assertThat(api.send("DELETE", path, tenant.managementKey(), null).statusCode()).isEqualTo(204);
    assertThat(api.send("GET", path, tenant.managementKey(), null).statusCode()).isEqualTo(404);
  }

  @Test
  void aTestArrivesAndIsAmongTheDeliveries() {
    String path = WEBHOOKS + "/" + created().path("id").asString();
    String event = api.post(tenant, path + "/test", "").path("event_id").asString();
    JsonNode delivery = delivered(path);
    assertThat(delivery.propertyNames())
        .containsExactly(
            "event_id",
            "type",
            "state",
            "tries",
            "created_at",
            "last_try_at",
            "next_try_at",
            "status",
            "error");
    assertThat(delivery.path("event_id").asString()).isEqualTo(event);
    assertThat(delivery.path("status").asInt()).isEqualTo(204);
    assertThat(received).singleElement().satisfies(it -> assertThat(it).contains("webhook.test"));
    assertThat(api.get(tenant, path).path("last_delivery")).isEqualTo(delivery);
  }

  @Test
  void aBudgetThatIsSpentIsToldAndListed() throws SQLException {
    String path = WEBHOOKS + "/" + created().path("id").asString();
    spend(25 * DOLLAR);
    delivered(path);
    JsonNode sent = JsonMapper.shared().readTree(received.peek());
    JsonNode listed = api.get(tenant, "/api/v1/alerts").path("data").path(0);
    assertThat(sent.path("type").asString()).isEqualTo("budget.alert");
    assertThat(sent.at("/data/budget").asString()).isEqualTo("first-dollar");
    sent.path("data")
        .propertyNames()
        .forEach(
            name -> assertThat(listed.path(name)).as(name).isEqualTo(sent.path("data").path(name)));
    assertThat(listed.path("percent").asInt()).isEqualTo(50);
    assertThat(listed.path("amount_usd").asString()).isEqualTo("50.00");
    Tenant other = api.signUp();
    assertThat(api.get(other, "/api/v1/alerts").path("data")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                  | /url,/events
          {"url": null, "events": null}                                       | /url,/events
          {"url": "nope", "events": []}                                       | /url,/events
          {"url": "http://hooks.example.com/", "events": ["budget.alert"]}    | /url
          {"url": "https://u:p@hooks.example.com/", "events": ["budget.alert"]} | /url
          {"url": "https://169.254.169.254/", "events": ["budget.alert"]}     | /url
          {"url": "https://10.0.0.1/", "events": ["budget.alert"]}            | /url
          {"url": "https://hooks.example.invalid/", "events": ["nope"]}       | /events
          {"url": "https://hooks.example.invalid/", "events": [null]}         | /events
          {"url": "https://hooks.example.invalid/", "events": "budget.alert"} | /events
          {"url": "https://hooks.example.invalid/", "events": [{}]}           | /events/0
          {"url": {}, "events": ["budget.alert"]}                             | /url
          {"url": "https://hooks.example.invalid/", "events": ["budget.alert"], "secret": "x"} | /secret
          """)
  void whatIsWrongIsToldAtItsPlace(String body, String pointers) {
    HttpResponse<String> answer = api.send("POST", WEBHOOKS, tenant.managementKey(), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer)).isEqualTo(List.of(pointers.split(",")));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/webhooks/nope, 404",
    "GET, /api/v1/webhooks/00000000-0000-7000-8000-000000000000, 404",
    "DELETE, /api/v1/webhooks/00000000-0000-7000-8000-000000000000, 404",
    "POST, /api/v1/webhooks/00000000-0000-7000-8000-000000000000/test, 404",
    "GET, /api/v1/webhooks/00000000-0000-7000-8000-000000000000/deliveries, 404",
    "GET, /api/v1/alerts?cursor=nope, 422",
    "GET, /api/v1/alerts?limit=0, 422",
    "GET, /api/v1/alerts?since=today, 422",
  })
  void whatIsNotThereIsRefused(String method, String path, int status) {
    HttpResponse<String> answer = api.send(method, path, tenant.managementKey(), null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  @Test
  void aDeveloperSeesAlertsAndNoWebhooks() {
    String key =
        api.post(tenant, "/api/v1/management-keys", "{\"name\": \"d\", \"role\": \"developer\"}")
            .path("management_key")
            .asString();
    assertThat(api.send("GET", WEBHOOKS, key, null).statusCode()).isEqualTo(403);
    assertThat(api.send("GET", "/api/v1/alerts", key, null).statusCode()).isEqualTo(200);
  }

  private JsonNode created() {
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    return api.post(tenant, WEBHOOKS, "{\"url\": \"" + url + "\", \"events\": [\"budget.alert\"]}");
  }

  private JsonNode delivered(String path) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> api.get(tenant, path + "/deliveries").path("data").path(0),
            delivery -> delivery.path("state").asString("").equals("delivered"));
  }

  private void spend(long nano) throws SQLException {
    UUID organization =
        UUID.fromString(api.get(tenant, "/api/v1/organization").path("id").asString());
    Period monthly = new Period(Unit.MONTH, 0);
    Window window = monthly.at(Instant.now(), java.time.ZoneOffset.UTC);
    Budget budget =
        new Budget(
            "first-dollar",
            UUID.randomUUID(),
            Scope.ORGANIZATION,
            50 * DOLLAR,
            monthly,
            Budget.Mode.HARD,
            null,
            List.of(50, 80, 100),
            Instant.now());
    try (Connection open = app.bean(Database.class).openBlocking()) {
      app.bean(BudgetAlerts.class).crossed(open, organization, budget, "", window, 0, nano);
      open.commit();
    }
  }
}
