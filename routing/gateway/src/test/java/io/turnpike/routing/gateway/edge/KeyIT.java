package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.admission.KeyReport.Allowance;
import io.turnpike.routing.admission.KeyReport.Ceiling;
import io.turnpike.routing.admission.KeyReport.Report;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a key tells of itself. */
class KeyIT {

  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeEach
  void forget() {
    gateway.reset();
    gateway.report = new Report(null, List.of(), List.of());
  }

  @Test
  void tellsWhoseItIs() {
    gateway.key("tp_narrow", "support", Set.of("m2", "m1"));

    JsonNode key = shown(ask.get("/v1/key", "x-api-key", "tp_narrow"));

    assertThat(key.path("object").asString()).isEqualTo("key");
    assertThat(key.path("id").asString()).isNotEmpty();
    assertThat(key.path("name").asString()).isEqualTo("test key");
    assertThat(key.path("team").asString()).isEqualTo("default");
    assertThat(key.path("default_config").asString()).isEqualTo("support");
    assertThat(key.path("models").toString()).isEqualTo("[\"m1\",\"m2\"]");
    assertThat(key.path("limits").toString()).isEqualTo("[]");
    assertThat(key.path("budgets").toString()).isEqualTo("[]");
  }

  @Test
  void tellsWhatItHasLeftToTheNanoDollar() {
    Instant ends = Instant.parse("2026-12-01T00:00:00Z");
    gateway.report =
        new Report(
            "Acme",
            List.of(
                new Ceiling("l1", "tokens", 10_000, "minute", 9_500),
                new Ceiling("l2", "cost_usd", 1_500_000_000, "day", 1)),
            List.of(
                new Allowance(
                    "b1", "hard", "month", 1_000_000_000, 250_000_001, 2, 749_999_997, ends)));

    JsonNode key = shown(ask.get("/v1/key"));

    assertThat(key.path("organization").asString()).isEqualTo("Acme");
    assertThat(key.path("limits").path(0).toString())
        .isEqualTo("{\"id\":\"l1\",\"tokens\":10000,\"remaining\":9500,\"per\":\"minute\"}");
    assertThat(key.path("limits").path(1).path("cost_usd").asString()).isEqualTo("1.5");
    assertThat(key.path("limits").path(1).path("remaining").asString()).isEqualTo("0.000000001");
    JsonNode budget = key.path("budgets").path(0);
    assertThat(budget.path("amount_usd").asString()).isEqualTo("1");
    assertThat(budget.path("spent_usd").asString()).isEqualTo("0.250000001");
    assertThat(budget.path("spent_nano_usd").asLong()).isEqualTo(250_000_001);
    assertThat(budget.path("reserved_nano_usd").asLong()).isEqualTo(2);
    assertThat(budget.path("remaining_nano_usd").asLong()).isEqualTo(749_999_997);
    assertThat(budget.path("period_ends").asString()).isEqualTo("2026-12-01T00:00:00Z");
  }

  @Test
  void isNobodyElsesToRead() {
    assertThat(ask.get("/v1/key", "x-api-key", "tp_none").statusCode()).isEqualTo(401);
  }

  @Test
  void isOnlyRead() {
    HttpResponse<String> answer =
        ask.send(ask.request("/v1/key").POST(BodyPublishers.ofString("{}")).build());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
  }

  @Test
  void leavesNoUsage() {
    shown(ask.get("/v1/key"));

    assertThat(gateway.records()).isEmpty();
  }

  private static JsonNode shown(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }
}
