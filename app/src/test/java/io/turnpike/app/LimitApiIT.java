package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Limits by the management API. */
class LimitApiIT {

  private static final String LIMITS = "/api/v1/limits";

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  /** One for all: an address may sign up so often and no oftener. */
  private static Tenant tenant;

  private final ManagementApi api = app.api();

  @BeforeAll
  static void aTenant() {
    tenant = app.api().signUp();
  }

  @Test
  void aLimitIsMadeReadListedChangedAndDeleted() {
    HttpResponse<String> made = put("rpm", organization("\"requests\": 60, \"per\": \"minute\""));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode limit = ManagementApi.json(made);
    assertThat(limit.propertyNames())
        .containsExactly("id", "scope", "requests", "per", "created_at");
    assertThat(limit.path("requests").asLong()).isEqualTo(60);
    assertThat(api.get(tenant, LIMITS + "/rpm")).isEqualTo(limit);

    HttpResponse<String> changed = put("rpm", organization("\"concurrency\": \"3\""));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(ManagementApi.json(changed).propertyNames())
        .containsExactly("id", "scope", "concurrency", "created_at");
    assertThat(api.get(tenant, LIMITS).path("data").toString()).contains("\"rpm\"");
    assertThat(send("DELETE", "/rpm").statusCode()).isEqualTo(204);
    assertThat(send("DELETE", "/rpm").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/rpm").statusCode()).isEqualTo(404);
  }

  @Test
  void costsAreLimitedToTheNano() {
    JsonNode limit =
        ManagementApi.json(put("c", organization("\"cost_usd\": 0.5, \"per\": \"hour\"")));
    assertThat(limit.path("cost_usd").asString()).isEqualTo("0.50");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"header\":\"x-customer\"}",
        "{\"metadata\":\"customer\"}",
        "{\"tag\":{\"customer\":\"acme\"}}",
        "{\"user\":\"*\"}",
        "{\"provider\":\"*\"}",
        "{\"model\":\"gpt-4o\"}"
      })
  void scopesAreAnsweredAsTheyWereWritten(String scope) {
    HttpResponse<String> saved = put("s", scoped(scope));
    assertThat(saved.statusCode()).as(saved.body()).isBetween(200, 201);
    assertThat(ManagementApi.json(saved).path("scope")).hasToString(scope);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"header\": \"x customer\"} | /scope/header",
        "{\"header\": \"Authorization\"} | /scope/header",
        "{\"metadata\": \"\"} | /scope/metadata",
        "{\"metadata\": \"a\", \"header\": \"b\"} | /scope",
        "{\"team\": \"nobody\"} | /scope/team",
      })
  void aScopeThatIsNoneIsRefusedWhereItStands(String scope, String pointer) {
    HttpResponse<String> answer = put("s", scoped(scope));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer)).containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"requests\": 0, \"per\": \"minute\" | /requests",
        "\"requests\": -1, \"per\": \"minute\" | /requests",
        "\"requests\": 1.5, \"per\": \"minute\" | /requests",
        "\"requests\": 1e30, \"per\": \"minute\" | /requests",
        "\"requests\": 99999999999999999999, \"per\": \"minute\" | /requests",
        "\"requests\": \"many\", \"per\": \"minute\" | /requests",
        "\"tokens\": 0, \"per\": \"minute\" | /tokens",
        "\"cost_usd\": 0, \"per\": \"minute\" | /cost_usd",
        "\"cost_usd\": \"0.0000000001\", \"per\": \"minute\" | /cost_usd",
        "\"cost_usd\": 10000000, \"per\": \"minute\" | /cost_usd",
        "\"concurrency\": 0 | /concurrency",
        "\"concurrency\": -5 | /concurrency",
        "\"concurrency\": 1000001 | /concurrency",
        "\"concurrency\": 5, \"per\": \"minute\" | /per",
        "\"requests\": 5 | /per",
        "\"requests\": 5, \"per\": \"week\" | /per",
        "\"requests\": 5, \"per\": \"\" | /per",
        "\"request\": 5, \"per\": \"minute\" | /request",
      })
  void whatCannotBeIsRefusedWhereItStands(String members, String pointer) {
    HttpResponse<String> answer = put("l", organization(members));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer)).containsExactly(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"per\": \"minute\"", "\"requests\": 5, \"tokens\": 5, \"per\": \"minute\""})
  void aLimitHasOneMeasure(String members) {
    HttpResponse<String> answer = put("l", organization(members));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("exactly one of requests, tokens, cost_usd and concurrency");
  }

  @Test
  void whoSpendsDoesNotSetTheLimit() {
    String developer =
        api.post(tenant, "/api/v1/management-keys", "{\"name\": \"k\", \"role\": \"developer\"}")
            .path("management_key")
            .asString();
    String body = organization("\"concurrency\": 3");
    assertThat(api.send("PUT", LIMITS + "/l", developer, body).statusCode()).isEqualTo(403);
    assertThat(api.send("GET", LIMITS, developer, null).statusCode()).isEqualTo(200);
  }

  private static String organization(String members) {
    return "{\"scope\": {\"organization\": true}, " + members + "}";
  }

  private static String scoped(String scope) {
    return "{\"scope\": " + scope + ", \"requests\": 5, \"per\": \"minute\"}";
  }

  private HttpResponse<String> put(String id, String body) {
    return api.send("PUT", LIMITS + "/" + id, tenant.managementKey(), body);
  }

  private HttpResponse<String> send(String method, String path) {
    return api.send(method, LIMITS + path, tenant.managementKey(), null);
  }
}
