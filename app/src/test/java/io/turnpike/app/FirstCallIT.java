package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Sign-up to a streamed, priced, logged call, with an unmodified SDK. */
class FirstCallIT {

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  @Test
  void streamedCallIsLoggedWithItsCostAndCountedForItsTeam() {
    Tenant tenant = app.api().signUp();
    app.api()
        .put(
            tenant,
            "/api/v1/configs/mine",
            """
        {"strategy":{"mode":"single"},"targets":[{"provider":"@demo"}]}
        """);

    String text =
        SdkCall.stream(
            tenant.endpoint(), tenant.apiKey(), "mine", "demo/echo", "Hello from the first call");

    assertThat(text).contains("Hello");
    JsonNode row = awaitRows(tenant, 1).get(0);
    assertThat(row.path("config").asString()).isEqualTo("mine@1");
    assertThat(row.path("provider").asString()).isEqualTo("demo");
    assertThat(row.path("outcome").asString()).isEqualTo("succeeded");
    assertThat(row.path("usage_source").asString()).isEqualTo("provider");
    assertThat(row.path("cost_nano_usd").asLong()).isPositive();
    assertThat(row.path("cost_complete").asBoolean()).isTrue();
    assertThat(row.path("unpriced_attempts").asInt(-1)).isZero();
    assertThat(spendOfTeam(tenant, "default")).isEqualTo(row.path("cost_nano_usd").asLong());
    JsonNode detail = app.api().get(tenant, "/api/v1/logs/" + row.path("request_id").asString());
    assertThat(detail.path("attempts").size()).isEqualTo(1);
    assertThat(
            detail
                .path("cost_lines")
                .valueStream()
                .mapToLong(line -> line.path("nano_usd").asLong())
                .sum())
        .isEqualTo(row.path("cost_nano_usd").asLong());
  }

  private static List<JsonNode> awaitRows(Tenant tenant, int count) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> app.api().get(tenant, "/api/v1/logs").path("data").valueStream().toList(),
            rows -> rows.size() >= count);
  }

  private static long spendOfTeam(Tenant tenant, String team) {
    return app.api()
        .get(tenant, "/api/v1/spend?group_by=team")
        .path("data")
        .valueStream()
        .filter(row -> row.path("group").path("team").asString().equals(team))
        .filter(row -> row.path("cost_complete").asBoolean())
        .mapToLong(row -> row.path("cost_nano_usd").asLong())
        .sum();
  }
}
