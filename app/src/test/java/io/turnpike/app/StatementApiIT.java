package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A month as the API tells it. */
class StatementApiIT {

  private static final String STATEMENTS = "/api/v1/statements";

  private static final String CALL =
      """
      {"model":"demo/echo","messages":[{"role":"user","content":"Hello"}]}""";

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private final ManagementApi api = app.api();
  private final String current = STATEMENTS + "/" + Noon.month();
  private Tenant tenant;

  @BeforeEach
  void aTenant() {
    tenant = Noon.signUp(api);
  }

  /** From the provider's usage to a statement's line, by what the API says of each step. */
  @Test
  void oneDollarIsFollowedThroughRowRollUpEntryAndLine() {
    HttpResponse<String> call =
        api.send(
            "POST",
            "/v1/chat/completions",
            tenant.apiKey(),
            CALL,
            "x-turnpike-metadata",
            "{\"customer\": \"acme\"}");
    JsonNode usage = ManagementApi.json(call).path("usage");
    JsonNode statement = billed();

    JsonNode row =
        api.get(
            tenant,
            "/api/v1/logs/" + call.headers().firstValue("x-turnpike-request-id").orElseThrow());
    assertThat(row.path("usage").path("input").asLong())
        .isEqualTo(usage.path("prompt_tokens").asLong());
    long cost = row.path("cost_nano_usd").asLong();
    assertThat(cost).isPositive();
    assertThat(spent()).isEqualTo(cost);
    JsonNode entry = api.get(tenant, "/api/v1/ledger").path("data").path(0);
    assertThat(entry.path("amount_nano_usd").asLong()).isEqualTo(cost);
    assertThat(entry.path("debit").asString()).isEqualTo("usage");
    assertThat(entry.path("credit").asString()).isEqualTo("providers");
    JsonNode line = statement.path("lines").path(0);
    assertThat(line.path("amount_nano_usd").asLong()).isEqualTo(cost);
    assertThat(line.path("team")).isEqualTo(entry.path("team"));
    assertThat(line.path("provider").asString()).isEqualTo("demo");
    assertThat(statement.path("total").path("amount_nano_usd").asLong()).isEqualTo(cost);
    JsonNode share = api.get(tenant, current + "/charge-back?tag=customer").path("data").path(0);
    assertThat(share.path("value").asString()).isEqualTo("acme");
    assertThat(share.path("amount_nano_usd").asLong()).isEqualTo(cost);
  }

  @Test
  void aStatementIsServedInThreeForms() {
    call();
    JsonNode statement = billed();
    assertThat(statement.path("state").asString()).isEqualTo("open");
    String usd = statement.path("total").path("amount_usd").asString();
    HttpResponse<String> csv = get(current + "?format=csv");
    assertThat(csv.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.headers().firstValue("content-disposition").orElseThrow())
        .contains(statement.path("number").asString() + ".csv");
    assertThat(csv.body()).contains(usd);
    assertThat(send("GET", current, "accept", "text/csv").body()).isEqualTo(csv.body());
    for (HttpResponse<String> pdf :
        new HttpResponse[] {
          get(current + "?format=pdf"), send("GET", current, "accept", "application/pdf")
        }) {
      assertThat(pdf.statusCode()).isEqualTo(200);
      assertThat(pdf.body()).startsWith("%PDF-");
    }
    assertThat(get(current + "/charge-back?tag=customer&format=csv").body())
        .startsWith("statement,team,tag,value,requests,amount_usd")
        .contains(usd);
  }

  @Test
  void theMonthUnderWayIsListedAndCannotBeClosed() {
    JsonNode list = api.get(tenant, STATEMENTS).path("data");
    assertThat(list).hasSize(1);
    assertThat(list.path(0).path("state").asString()).isEqualTo("open");
    HttpResponse<String> refusal = send("POST", current + "/close");
    assertThat(refusal.statusCode()).isEqualTo(409);
    assertThat(ManagementApi.json(refusal).path("code").asString()).isEqualTo("month_not_over");
  }

  @Test
  void whatIsNoMonthIsNotFoundAndWrongParametersAreNamed() {
    for (String month : new String[] {"2026-13", "november", "2019-01", "9999-12"}) {
      assertThat(get(STATEMENTS + "/" + month).statusCode()).as(month).isEqualTo(404);
    }
    assertThat(ManagementApi.pointers(get(current + "?format=xml"))).containsExactly("/format");
    assertThat(ManagementApi.pointers(get(current + "?month=1"))).containsExactly("/month");
    assertThat(ManagementApi.pointers(get(current + "/charge-back"))).containsExactly("/tag");
    assertThat(ManagementApi.pointers(get("/api/v1/ledger?month=13"))).containsExactly("/month");
    assertThat(ManagementApi.pointers(get("/api/v1/ledger?cursor=x"))).containsExactly("/cursor");
    assertThat(ManagementApi.pointers(get("/api/v1/ledger?limit=0"))).containsExactly("/limit");
  }

  private void call() {
    assertThat(api.send("POST", "/v1/chat/completions", tenant.apiKey(), CALL).statusCode())
        .isEqualTo(200);
  }

  private JsonNode billed() {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> api.get(tenant, current),
            statement -> statement.path("total").path("requests").asLong() == 1);
  }

  private long spent() {
    return api.get(tenant, "/api/v1/spend").path("total").path("cost_nano_usd").asLong();
  }

  private HttpResponse<String> get(String path) {
    return send("GET", path);
  }

  private HttpResponse<String> send(String method, String path, String... headers) {
    return api.send(method, path, tenant.managementKey(), null, headers);
  }
}
