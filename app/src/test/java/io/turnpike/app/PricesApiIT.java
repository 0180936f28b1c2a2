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

/** Past usage priced anew, and what the catalogue says of prices. */
class PricesApiIT {

  private static final String RERATE = "/api/v1/prices/rerate";

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private final ManagementApi api = app.api();
  private Tenant tenant;

  @BeforeEach
  void aTenant() {
    tenant = api.signUp();
  }

  @Test
  void aReportTellsOfRequestsWhosePricesStand() {
    String call =
        """
        {"model":"demo/echo","messages":[{"role":"user","content":"Hello"}]}\
        """;
    assertThat(api.send("POST", "/v1/chat/completions", tenant.apiKey(), call).statusCode())
        .isEqualTo(200);
    JsonNode report =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> api.post(tenant, RERATE, lastDay()), told -> told.path("rows").asLong() == 1);

    assertThat(report.propertyNames())
        .containsExactlyInAnyOrder(
            "dry_run",
            "rows",
            "unknown",
            "adjustments",
            "old_nano_usd",
            "new_nano_usd",
            "difference_nano_usd",
            "models");
    assertThat(report.path("dry_run").asBoolean()).isTrue();
    assertThat(report.path("adjustments").asLong()).isZero();
    assertThat(report.path("models")).isEmpty();
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThat(ManagementApi.pointers(rerate(tenant.managementKey(), "{}")))
        .containsExactly("/from", "/to");
    String backwards = "{\"from\":\"2026-11-02T00:00:00Z\",\"to\":\"2026-11-01T00:00:00Z\"}";
    assertThat(ManagementApi.pointers(rerate(tenant.managementKey(), backwards)))
        .containsExactly("/from");
    assertThat(ManagementApi.pointers(rerate(tenant.managementKey(), "{\"since\":1}")))
        .containsExactly("/since");
    String developer =
        api.post(tenant, "/api/v1/management-keys", "{\"name\":\"k\",\"role\":\"developer\"}")
            .path("management_key")
            .asString();
    assertThat(rerate(developer, lastDay()).statusCode()).isEqualTo(403);
  }

  @Test
  void theCatalogueTellsTiersStepsAndFees() {
    JsonNode models = api.get(tenant, "/api/v1/models?type=openai&search=gpt-5.4").path("data");
    JsonNode model =
        models
            .valueStream()
            .filter(each -> each.path("model").asString().equals("gpt-5.4"))
            .findFirst()
            .orElseThrow();
    assertThat(model.path("prices").path(0).path("web_search_nano_usd").asLong())
        .isEqualTo(10_000_000);
    assertThat(
            model.path("special_prices").valueStream().map(each -> each.path("version").asString()))
        .contains(
            "openai/gpt-5.4@2026-07-24#flex",
            "openai/gpt-5.4@2026-07-24#over-272000",
            "openai/gpt-5.4@2026-07-24#flex-over-272000");
  }

  private HttpResponse<String> rerate(String key, String body) {
    return api.send("POST", RERATE, key, body);
  }

  private static String lastDay() {
    return "{\"from\":\"%s\",\"to\":\"%s\"}"
        .formatted(Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));
  }
}
