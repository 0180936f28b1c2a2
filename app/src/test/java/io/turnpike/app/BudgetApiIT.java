package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Budgets by the management API. */
class BudgetApiIT {

  private static final String BUDGETS = "/api/v1/budgets";

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  /** One for all: an address may sign up so often and no oftener. */
  private static Tenant tenant;

  private final ManagementApi api = app.api();

  @BeforeAll
  static void aTenant() {
    tenant = app.api().signUp();
  }

  @Test
  void aBudgetIsMadeReadListedChangedAndDeleted() {
    HttpResponse<String> made =
        put(
            "all",
            """
            {"scope": {"organization": true}, "amount_usd": "25.00", "period": "month",
             "alerts": [50, 80, 100]}""");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode budget = ManagementApi.json(made);
    assertThat(budget.path("scope").path("organization").asBoolean()).isTrue();
    assertThat(budget.path("amount_usd").asString()).isEqualTo("25.00");
    assertThat(budget.path("amount_nano_usd").asLong()).isEqualTo(25_000_000_000L);
    assertThat(budget.path("mode").asString()).isEqualTo("hard");
    assertThat(budget.path("alerts").toString()).isEqualTo("[50,80,100]");

    assertThat(api.get(tenant, BUDGETS + "/all").path("created_at"))
        .isEqualTo(budget.path("created_at"));
    assertThat(listed()).contains("all");
    HttpResponse<String> changed =
        put(
            "all",
            """
            {"scope": {"organization": true}, "amount_usd": 0.000000001, "period": "month",
             "mode": "soft"}""");
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(ManagementApi.json(changed).path("amount_nano_usd").asLong()).isEqualTo(1);
    assertThat(ManagementApi.json(changed).path("amount_usd").asString()).isEqualTo("0.000000001");
    assertThat(ManagementApi.json(changed).path("alerts")).isEmpty();

    assertThat(send("DELETE", "/all").statusCode()).isEqualTo(204);
    assertThat(send("DELETE", "/all").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/all").statusCode()).isEqualTo(404);
    assertThat(listed()).doesNotContain("all");
    assertThat(actions()).startsWith("budget.delete", "budget.change", "budget.create");
  }

  @Test
  void everyScopeIsAnsweredAsItWasWritten() {
    String key = api.get(tenant, "/api/v1/keys").path("data").path(0).path("id").asString();
    String other = api.post(tenant, "/api/v1/keys", "{\"name\": \"two\"}").path("id").asString();
    for (String scope :
        List.of(
            "{\"organization\":true}",
            "{\"team\":\"default\"}",
            "{\"team\":\"*\"}",
            "{\"key\":\"" + key + "\"}",
            "{\"key\":\"*\"}",
            "{\"keys\":[\"" + key + "\",\"" + other + "\"]}",
            "{\"user\":\"ada@example.com\"}",
            "{\"user\":\"*\"}",
            "{\"model\":\"gpt-4o-mini\"}",
            "{\"provider\":\"demo\"}",
            "{\"tag\":{\"customer\":\"acme\"}}",
            "{\"tag\":{\"customer\":\"*\"}}")) {
      HttpResponse<String> saved = put("b", withScope(scope));
      assertThat(saved.statusCode()).as(saved.body()).isBetween(200, 201);
      assertThat(ManagementApi.json(saved).path("scope").toString()).isEqualTo(scope);
    }
    for (String text : List.of("customer=acme", "customer:acme")) {
      assertThat(
              ManagementApi.json(put("b", withScope("{\"tag\":\"" + text + "\"}"))).path("scope"))
          .hasToString("{\"tag\":{\"customer\":\"acme\"}}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | /scope",
        "{\"organization\": true, \"team\": \"default\"} | /scope",
        "{\"organization\": false} | /scope/organization",
        "{\"planet\": \"earth\"} | /scope/planet",
        "{\"team\": \"defualt\"} | /scope/team",
        "{\"team\": \"\"} | /scope/team",
        "{\"team\": {\"a\": 1}} | /scope/team",
        "{\"key\": \"tp_x\"} | /scope/key",
        "{\"key\": \"018f0000-0000-7000-8000-000000000000\"} | /scope/key",
        "{\"keys\": []} | /scope/keys",
        "{\"keys\": [\"*\"]} | /scope/keys/0",
        "{\"keys\": [\"018f0000-0000-7000-8000-000000000000\", null]} | /scope/keys/1",
        "{\"user\": \" \"} | /scope/user",
        "{\"user\": \"a\\u0007b\"} | /scope/user",
        "{\"provider\": \"nobody\"} | /scope/provider",
        "{\"tag\": \"customer\"} | /scope/tag",
        "{\"tag\": {}} | /scope/tag",
        "{\"tag\": {\"a\": \"1\", \"b\": \"2\"}} | /scope/tag",
        "{\"tag\": {\"a\": null}} | /scope/tag",
        "{\"tag\": \"a=b\\u0000\"} | /scope/tag",
        "{\"header\": \"x-customer\"} | /scope",
        "{\"metadata\": \"customer\"} | /scope",
      })
  void aScopeThatIsNoneIsRefusedWhereItStands(String scope, String pointer) {
    assertThat(ManagementApi.pointers(refused(withScope(scope)))).containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"amount_usd\": 0 | /amount_usd",
        "\"amount_usd\": -1 | /amount_usd",
        "\"amount_usd\": \"-0.5\" | /amount_usd",
        "\"amount_usd\": 0.0000000001 | /amount_usd",
        "\"amount_usd\": \"9000000.000000001\" | /amount_usd",
        "\"amount_usd\": 1e400 | /amount_usd",
        "\"amount_usd\": \"1e999999999\" | /amount_usd",
        "\"amount_usd\": \"-1e-999999999\" | /amount_usd",
        "\"amount_usd\": \"ten\" | /amount_usd",
        "\"amount_usd\": \"\" | /amount_usd",
        "\"amount_usd\": \"25,00\" | /amount_usd",
        "\"amount_usd\": null | /amount_usd",
        "\"amount_usd\": true | /amount_usd",
        "\"amount_usd\": [1] | /amount_usd",
        "\"period\": null | /period",
        "\"period\": \"fortnight\" | /period",
        "\"period\": \"rolling\" | /period/rolling_days",
        "\"period\": 30 | /period",
        "\"period\": {} | /period/rolling_days",
        "\"period\": {\"rolling_days\": 0} | /period/rolling_days",
        "\"period\": {\"rolling_days\": -3} | /period/rolling_days",
        "\"period\": {\"rolling_days\": 367} | /period/rolling_days",
        "\"period\": {\"rolling_days\": 1.5} | /period/rolling_days",
        "\"period\": {\"days\": 3} | /period/days",
        "\"mode\": \"firm\" | /mode",
        "\"mode\": \"degrade\" | /degrade_to",
        "\"mode\": \"degrade\", \"degrade_to\": \"nowhere\" | /degrade_to",
        "\"mode\": \"degrade\", \"degrade_to\": \"no where@@\" | /degrade_to",
        "\"degrade_to\": \"starter\" | /degrade_to",
        "\"alerts\": [0] | /alerts/0",
        "\"alerts\": [1001] | /alerts/0",
        "\"alerts\": [80, 50] | /alerts/1",
        "\"alerts\": [50, 50] | /alerts/1",
        "\"alerts\": [50, \"x\"] | /alerts/1",
        "\"alerts\": [1,2,3,4,5,6,7,8,9,10,11] | /alerts",
        "\"amuont_usd\": 5 | /amuont_usd",
        "\"spent_nano_usd\": 0 | /spent_nano_usd",
      })
  void whatCannotBeIsRefusedWhereItStands(String members, String pointer) {
    String amount = members.contains("\"amount_usd\"") ? "" : "\"amount_usd\": 5,";
    String period = members.contains("\"period\"") ? "" : "\"period\": \"day\",";
    String body =
        "{\"scope\": {\"organization\": true}, %s %s %s}".formatted(amount, period, members);
    assertThat(ManagementApi.pointers(refused(body))).containsExactly(pointer);
  }

  @Test
  void mistakesAreToldTogetherAndSayWhatWasMeant() {
    assertThat(ManagementApi.pointers(refused("{\"scope\": {\"team\": \"\"}, \"mode\": \"x\"}")))
        .containsExactly("/scope/team", "/amount_usd", "/period", "/mode");
    assertThat(refused(withScope("{\"team\": \"defualt\"}")).body())
        .contains("Did you mean \\\"default\\\"?");
    assertThat(put("No%20Slug", withScope("{\"organization\": true}")).statusCode()).isEqualTo(422);
    assertThat(put("x", "[]").statusCode()).isEqualTo(422);
    assertThat(put("x", "").statusCode()).isEqualTo(422);
  }

  @Test
  void whatIsNamedMayGoAndTheBudgetStays() {
    String key = api.post(tenant, "/api/v1/keys", "{\"name\": \"two\"}").path("id").asString();
    put("k", withScope("{\"key\": \"" + key + "\"}"));
    assertThat(api.send("DELETE", "/api/v1/keys/" + key, tenant.managementKey(), null).statusCode())
        .isEqualTo(204);
    HttpResponse<String> raised =
        put(
            "k",
            withScope("{\"key\": \"" + key + "\"}")
                .replace("\"amount_usd\": 5", "\"amount_usd\": 6"));
    assertThat(raised.statusCode()).as(raised.body()).isEqualTo(200);
    assertThat(ManagementApi.pointers(refused(withScope("{\"key\": \"" + key + "\"}"))))
        .containsExactly("/scope/key");
  }

  @Test
  void degradingNamesAConfigThatIsThere() {
    String config = api.get(tenant, "/api/v1/configs").path("data").path(0).path("name").asString();
    HttpResponse<String> saved =
        put(
            "d",
            """
            {"scope": {"organization": true}, "amount_usd": 5, "period": {"rolling_days": "30"},
             "mode": "degrade", "degrade_to": "%s"}"""
                .formatted(config));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
    assertThat(ManagementApi.json(saved).path("degrade_to").asString()).isEqualTo(config);
    assertThat(ManagementApi.json(saved).path("period").toString())
        .isEqualTo("{\"rolling_days\":30}");
  }

  @ParameterizedTest
  @CsvSource({"owner,201", "admin,201", "billing,201", "developer,403", "viewer,403"})
  void whoSpendsDoesNotSetTheBudget(String role, int status) {
    String key = keyOf(role);
    String path = BUDGETS + "/of-" + role;
    String body = withScope("{\"organization\": true}");
    assertThat(api.send("PUT", path, key, body).statusCode()).isEqualTo(status);
    assertThat(api.send("GET", BUDGETS, key, null).statusCode()).isEqualTo(200);
    assertThat(api.send("DELETE", path, key, null).statusCode())
        .isEqualTo(status == 201 ? 204 : 403);
  }

  @Test
  void aKeyIsMadeWithItsBudgetAndLimits() {
    JsonNode key =
        api.post(
            tenant,
            "/api/v1/keys",
            """
            {"name": "stranger", "budget": {"amount_usd": 1, "period": "lifetime"},
             "limits": [{"requests": 60, "per": "minute"}, {"concurrency": 2}]}""");
    String id = key.path("id").asString();
    JsonNode budget = api.get(tenant, BUDGETS + "/key-" + id);
    assertThat(budget.path("scope")).hasToString("{\"key\":\"" + id + "\"}");
    assertThat(budget.path("mode").asString()).isEqualTo("hard");
    assertThat(api.get(tenant, "/api/v1/limits/key-" + id + "-2").path("concurrency").asInt())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"budget\": {\"amount_usd\": 0, \"period\": \"day\"} | /budget/amount_usd",
        "\"budget\": {\"scope\": {\"organization\": true}, \"amount_usd\": 1, \"period\": \"day\"} | /budget/scope",
        "\"budget\": {\"amuont\": 1} | /budget/amuont",
        "\"limits\": [{\"concurrency\": 1}, {\"requests\": 0, \"per\": \"day\"}] | /limits/1/requests",
        "\"limits\": [{}] | /limits/0",
        "\"limits\": [null] | /limits/0",
      })
  void noKeyIsMadeWhoseBoundsAreWrong(String members, String pointer) {
    HttpResponse<String> answer =
        api.send(
            "POST",
            "/api/v1/keys",
            tenant.managementKey(),
            "{\"name\": \"unbound\", " + members + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer)).first().asString().startsWith(pointer);
    assertThat(api.get(tenant, "/api/v1/keys").toString()).doesNotContain("unbound");
  }

  @Test
  void whoMayNotSetABudgetMakesNoKeyWithOne() {
    String developer = keyOf("developer");
    String body = "{\"name\": \"dev\", \"budget\": {\"amount_usd\": 1, \"period\": \"day\"}}";
    assertThat(api.send("POST", "/api/v1/keys", developer, body).statusCode()).isEqualTo(403);
    assertThat(api.send("POST", "/api/v1/keys", developer, "{\"name\": \"dev\"}").statusCode())
        .isEqualTo(201);
  }

  @Test
  void anotherOrganizationSeesNothingOfIt() {
    put("b", withScope("{\"organization\": true}"));
    Tenant stranger = api.signUp();
    assertThat(api.get(stranger, BUDGETS).path("data")).isEmpty();
    assertThat(api.send("GET", BUDGETS + "/b", stranger.managementKey(), null).statusCode())
        .isEqualTo(404);
    assertThat(api.send("DELETE", BUDGETS + "/b", stranger.managementKey(), null).statusCode())
        .isEqualTo(404);
    String key = api.get(tenant, "/api/v1/keys").path("data").path(0).path("id").asString();
    assertThat(
            api.send(
                    "PUT",
                    BUDGETS + "/b",
                    stranger.managementKey(),
                    withScope("{\"key\": \"" + key + "\"}"))
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void oneCounterHasNoValues() {
    put("b", withScope("{\"organization\": true}"));
    HttpResponse<String> answer = send("GET", "/b?value=x");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer)).containsExactly("/value");
  }

  private static String withScope(String scope) {
    return "{\"scope\": " + scope + ", \"amount_usd\": 5, \"period\": \"day\"}";
  }

  private HttpResponse<String> refused(String body) {
    HttpResponse<String> answer = put("b" + UUID.randomUUID(), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return answer;
  }

  private HttpResponse<String> put(String id, String body) {
    return api.send("PUT", BUDGETS + "/" + id, tenant.managementKey(), body);
  }

  private HttpResponse<String> send(String method, String path) {
    return api.send(method, BUDGETS + path, tenant.managementKey(), null);
  }

  private List<String> listed() {
    return api.get(tenant, BUDGETS)
        .path("data")
        .valueStream()
        .map(budget -> budget.path("id").asString())
        .toList();
  }

  private List<String> actions() {
    return api.get(tenant, "/api/v1/audit")
        .path("data")
        .valueStream()
        .map(entry -> entry.path("action").asString())
        .toList();
  }

  private String keyOf(String role) {
    return api.post(
            tenant, "/api/v1/management-keys", "{\"name\": \"k\", \"role\": \"" + role + "\"}")
        .path("management_key")
        .asString();
  }
}
