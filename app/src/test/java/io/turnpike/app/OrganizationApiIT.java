package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What an organization can tell of itself and change about itself. */
class OrganizationApiIT {

  private static final String ORGANIZATION = "/api/v1/organization";

  private static final String CALL =
      """
      {"model":"demo/echo","messages":[{"role":"user","content":"Hello"}]}""";

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private final ManagementApi api = app.api();
  private Tenant tenant;

  @BeforeEach
  void aTenant() {
    tenant = api.signUp();
  }

  @Test
  void nameAndTimeZoneAreChangedTogetherOrAlone() {
    JsonNode before = api.get(tenant, ORGANIZATION);
    assertThat(before.path("time_zone").asString()).isEqualTo("UTC");
    assertThat(before.propertyNames())
        .containsExactly(
            "id", "slug", "name", "time_zone", "log_retention_days", "unpriced", "created_at");

    JsonNode changed = ok(patch("{\"name\": \"Umbrella\", \"time_zone\": \"Europe/Berlin\"}"));
    assertThat(changed.path("name").asString()).isEqualTo("Umbrella");
    assertThat(changed.path("time_zone").asString()).isEqualTo("Europe/Berlin");
    assertThat(changed.path("slug")).isEqualTo(before.path("slug"));
    assertThat(api.get(tenant, ORGANIZATION)).isEqualTo(changed);

    JsonNode moved = ok(patch("{\"time_zone\": \"UTC\"}"));
    assertThat(moved.path("name").asString()).isEqualTo("Umbrella");
    assertThat(moved.path("time_zone").asString()).isEqualTo("UTC");
  }

  @Test
  void modelsWithoutAPriceAreAskedOrNot() {
    String call = CALL.replace("demo/echo", "demo/unheard-of");
    assertThat(api.get(tenant, ORGANIZATION).path("unpriced").asString()).isEqualTo("allow");
    assertThat(call(call).statusCode()).isEqualTo(404);

    assertThat(ok(patch("{\"unpriced\": \"block\"}")).path("unpriced").asString())
        .isEqualTo("block");

    HttpResponse<String> refused = call(call);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("unpriced_model", "The price of unheard-of is not known");
    assertThat(call(CALL).statusCode()).isEqualTo(200);
    assertThat(ManagementApi.pointers(patch("{\"unpriced\": \"forbid\"}")))
        .containsExactly("/unpriced");
  }

  private HttpResponse<String> call(String body) {
    return api.send("POST", "/v1/chat/completions", tenant.apiKey(), body);
  }

  @Test
  void everyMistakeIsNamedAndNothingIsChanged() {
    JsonNode before = api.get(tenant, ORGANIZATION);

    HttpResponse<String> wrong = patch("{\"name\": \"\", \"time_zone\": \"Mars/Base\"}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(ManagementApi.pointers(wrong)).containsExactly("/name", "/time_zone");
    assertThat(wrong.body()).contains("Europe/Berlin");
    assertThat(ManagementApi.pointers(patch("{\"slug\": \"other\"}"))).containsExactly("/slug");
    assertThat(api.get(tenant, ORGANIZATION)).isEqualTo(before);
  }

  @Test
  void aDeveloperMayReadItAndNotChangeIt() {
    String key = keyOf("developer");

    assertThat(api.send("GET", ORGANIZATION, key, null).statusCode()).isEqualTo(200);
    HttpResponse<String> refusal = api.send("PATCH", ORGANIZATION, key, "{\"name\": \"Mine\"}");
    assertThat(refusal.statusCode()).isEqualTo(403);
    assertThat(refusal.body()).contains("Only owners and admins");
  }

  @Test
  void daysOfSpendBeginAtItsMidnight() {
    assertThat(api.send("POST", "/v1/chat/completions", tenant.apiKey(), CALL).statusCode())
        .isEqualTo(200);
    for (String zone : List.of("Pacific/Kiritimati", "Asia/Kathmandu")) {
      ok(patch("{\"time_zone\": \"" + zone + "\"}"));
      Instant day = Instant.parse(firstDay().path("start").asString());
      assertThat(day.atZone(ZoneId.of(zone)).truncatedTo(ChronoUnit.DAYS).toInstant())
          .isEqualTo(day);
    }
  }

  @Test
  void theAuditLogIsReadInPagesByOwnersAndAdmins() {
    ok(patch("{\"time_zone\": \"Europe/Berlin\"}"));
    String admin = keyOf("admin");

    JsonNode page = ok(api.send("GET", "/api/v1/audit?limit=2", admin, null));
    JsonNode newest = page.path("data").path(0);
    assertThat(newest.propertyNames())
        .containsExactly("number", "at", "actor", "user_id", "action", "subject", "details");
    assertThat(newest.path("action").asString()).isEqualTo("management_key.create");
    assertThat(newest.path("user_id").isNull()).isTrue();
    JsonNode change = page.path("data").path(1);
    assertThat(change.path("action").asString()).isEqualTo("organization.change");
    assertThat(change.path("details").path("time_zone").asString()).isEqualTo("Europe/Berlin");
    String cursor = page.path("next_cursor").asString();
    JsonNode rest = api.get(tenant, "/api/v1/audit?cursor=" + cursor);
    assertThat(rest.path("data").path(0).path("number").asLong())
        .isEqualTo(change.path("number").asLong() - 1);
    assertThat(rest.path("next_cursor").isNull()).isTrue();
  }

  @Test
  void theAuditLogIsFilteredAndRefusesWhatItCannotRead() {
    ok(patch("{\"time_zone\": \"Europe/Berlin\"}"));

    JsonNode changes = api.get(tenant, "/api/v1/audit?action=organization.change");
    assertThat(changes.path("data")).hasSize(1);
    assertThat(ManagementApi.pointers(get("?cursor=x"))).containsExactly("/cursor");
    assertThat(ManagementApi.pointers(get("?limit=0"))).containsExactly("/limit");
    assertThat(api.send("GET", "/api/v1/audit", keyOf("developer"), null).statusCode())
        .isEqualTo(403);
  }

  private HttpResponse<String> get(String query) {
    return api.send("GET", "/api/v1/audit" + query, tenant.managementKey(), null);
  }

  private JsonNode firstDay() {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> api.get(tenant, "/api/v1/spend?interval=day").path("data").path(0),
            day -> day.has("start"));
  }

  private String keyOf(String role) {
    return api.post(
            tenant, "/api/v1/management-keys", "{\"name\": \"k\", \"role\": \"" + role + "\"}")
        .path("management_key")
        .asString();
  }

  private HttpResponse<String> patch(String body) {
    return api.send("PATCH", ORGANIZATION, tenant.managementKey(), body);
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return ManagementApi.json(answer);
  }
}
