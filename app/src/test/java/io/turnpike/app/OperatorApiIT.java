package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.testing.Stores;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What only the operator may do for an organization. */
class OperatorApiIT {

  private static final String TOKEN = "an operator's token of some length";

  @RegisterExtension
  static final RunningApp app =
      new RunningApp(Stores.fresh(), Map.of("turnpike.operator.token", TOKEN));

  private final ManagementApi api = app.api();
  private Tenant tenant;
  private String path;

  @BeforeEach
  void aTenant() {
    tenant = Noon.signUp(api);
    path =
        "/api/v1/operator/organizations/"
            + api.get(tenant, "/api/v1/organization").path("slug").asString();
  }

  @Test
  void creditsAreGivenOncePerReferenceAndShown() {
    String grant = "{\"amount_usd\": \"25.000000001\", \"reference\": \"payment 7\"}";
    assertThat(operator("POST", "/credits", grant).statusCode()).isEqualTo(200);
    HttpResponse<String> again = operator("POST", "/credits", grant);
    assertThat(ManagementApi.json(again).path("left_nano_usd").asLong()).isEqualTo(25_000_000_001L);
    assertThat(api.get(tenant, "/api/v1/credits").path("left_usd").asString())
        .isEqualTo("25.000000001");
    JsonNode entry = api.get(tenant, "/api/v1/ledger").path("data").path(0);
    assertThat(entry.path("kind").asString()).isEqualTo("credit");
    assertThat(entry.path("debit").asString()).isEqualTo("credits");
    assertThat(statement().path("credits").path("added_nano_usd").asLong())
        .isEqualTo(25_000_000_001L);
  }

  @Test
  void aPlanIsOnTheStatement() {
    assertThat(operator("PUT", "/plan", "{\"plan\": \"free\"}").statusCode()).isEqualTo(200);
    assertThat(statement().path("plan").path("title").asString()).isEqualTo("Free");
    HttpResponse<String> unknown = operator("PUT", "/plan", "{\"plan\": \"gold\"}");
    assertThat(ManagementApi.pointers(unknown)).containsExactly("/plan");
  }

  @Test
  void nobodyElseMayGiveNotEvenAnOwner() {
    String grant = "{\"amount_usd\": 5, \"reference\": \"mine\"}";
    assertThat(api.send("POST", path + "/credits", null, grant).statusCode()).isEqualTo(403);
    assertThat(api.send("POST", path + "/credits", tenant.managementKey(), grant).statusCode())
        .isEqualTo(403);
    assertThat(
            api.send("POST", path + "/credits", null, grant, "x-turnpike-operator-token", "wrong")
                .statusCode())
        .isEqualTo(403);
    assertThat(api.get(tenant, "/api/v1/credits").path("left_nano_usd").asLong()).isZero();
  }

  @Test
  void impossibleAmountsAreRefused() {
    for (String amount : new String[] {"0", "-1", "0.0000000001", "1e30", "9000001", "null"}) {
      HttpResponse<String> refusal =
          operator("POST", "/credits", "{\"amount_usd\": " + amount + ", \"reference\": \"r\"}");
      assertThat(refusal.statusCode()).as(amount).isEqualTo(422);
      assertThat(ManagementApi.pointers(refusal)).containsExactly("/amount_usd");
    }
    assertThat(ManagementApi.pointers(operator("POST", "/credits", "{\"amount_usd\": 1}")))
        .containsExactly("/reference");
  }

  private JsonNode statement() {
    return api.get(tenant, "/api/v1/statements/" + Noon.month());
  }

  private HttpResponse<String> operator(String method, String what, String body) {
    return api.send(method, path + what, null, body, "x-turnpike-operator-token", TOKEN);
  }
}
