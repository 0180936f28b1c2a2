package io.turnpike.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Configs through the API: saved ones, those that come with a request, and requests without. */
class ConfigApiIT {

  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";
  private static final String SINGLE =
      """
      {"targets":[{"provider":"@demo"}]}""";
  private static final String FALLBACK =
      """
      {"strategy":{"mode":"fallback"},"targets":[
        {"provider":"@demo","override_params":{"model":"demo/flaky"}},
        {"provider":"@demo","override_params":{"model":"demo/echo"}}]}""";
  private static final String ECHO =
      "{\"provider\":\"@demo\",\"override_params\":{\"model\":\"demo/echo\"}}";

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private static Tenant tenant;
  private static String allowed;

  @BeforeAll
  static void issueKeys() {
    tenant = app.api().signUp();
    allowed = key("[]");
  }

  @Test
  void aKeyThatMaySendsAConfigWithTheRequest() {
    HttpResponse<String> answer = call(allowed, "whatever", ECHO);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-model")).hasValue("demo/echo");
  }

  @Test
  void aConfigThatCameWithTheRequestIsNamedAfterItsText() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(ECHO.getBytes(UTF_8));
    String name = "inline:" + HexFormat.of().formatHex(hash).substring(0, 12);

    HttpResponse<String> answer = call(allowed, "whatever", ECHO);

    assertThat(answer.headers().firstValue("x-turnpike-config")).hasValue(name);
    assertThat(answer.headers().firstValue("x-turnpike-decision")).hasValue("single");
    JsonNode entry = entry(answer);
    assertThat(entry.path("config").asString()).isEqualTo(name);
    assertThat(entry.path("decision").path("config").asString()).isEqualTo(name);
    assertThat(entry.path("decision").path("summary").asString()).isEqualTo("single");
    JsonNode spent = app.api().get(tenant, "/api/v1/spend?group_by=config");
    assertThat(spent.toString()).contains("\"inline:\"").doesNotContain(name);
  }

  @Test
  void anotherKeyMayNot() {
    HttpResponse<String> answer = call(tenant.apiKey(), "whatever", ECHO);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(error(answer).path("code").asString()).isEqualTo("inline_config_not_permitted");
  }

  @Test
  void everyMistakeIsToldAtOnce() {
    HttpResponse<String> answer =
        call(
            allowed,
            "x",
            "{\"provider\":\"@nowhere\",\"retires\":3,\"timeouts\":{\"idle\":\"x\"}}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).path("code").asString()).isEqualTo("invalid_config");
    assertThat(error(answer).path("param").asString()).isEqualTo("x-turnpike-config");
    assertThat(error(answer).path("message").asString())
        .contains("/provider", "nowhere", "/retires", "/timeouts/idle");
  }

  @Test
  void theKeysModelsBindIt() {
    HttpResponse<String> answer = call(key("[\"demo/slow\"]"), "demo/slow", ECHO);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(error(answer).path("code").asString()).isEqualTo("model_not_allowed");
  }

  @Test
  void aModelFallsBackToAnotherWithoutAConfig() {
    HttpResponse<String> answer =
        send(
            tenant.apiKey(),
            "{\"model\":\"demo/flaky\",\"models\":[\"demo/echo\"],\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("demo");
  }

  @Test
  void theFirstOfAListIsTheModelWhereNoneIsNamed() {
    HttpResponse<String> answer =
        send(
            tenant.apiKey(),
            "{\"models\":[\"demo/echo\",\"demo/slow\"],\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-model")).hasValue("demo/echo");
    assertThat(entry(answer).path("requested_model").asString()).isEqualTo("demo/echo");
  }

  @Test
  void aRequestThatChoosesUnderAConfigIsToldWhoDecides() {
    HttpResponse<String> answer =
        send(
            allowed,
            "{\"model\":\"demo/echo\",\"models\":[\"demo/slow\"],\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}",
            "x-turnpike-config",
            "first-call");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).path("code").asString()).isEqualTo("config_decides");
    assertThat(error(answer).path("param").asString()).isEqualTo("models");
  }

  @Test
  void nothingIsSentWhereADemandCannotBeMet() {
    HttpResponse<String> answer =
        send(
            tenant.apiKey(),
            "{\"model\":\"demo/echo\",\"provider\":{\"max_price\":{\"prompt\":0}},\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).path("code").asString()).isEqualTo("no_eligible_target");
    assertThat(answer.headers().firstValue("x-turnpike-attempts").orElse("0")).isEqualTo("0");
    assertThat(answer.headers().firstValue("x-turnpike-decision"))
        .hasValue("none:no_eligible_target");
    assertThat(entry(answer).path("decision").path("summary").asString())
        .isEqualTo("none:no_eligible_target");
  }

  @Test
  void aConfigEditedFromAnOldVersionIsRefused() {
    Tenant tenant = app.api().signUp();
    app.api().put(tenant, "/api/v1/configs/main", SINGLE);
    app.api().put(tenant, "/api/v1/configs/main", "{\"provider\": \"@demo\"}");

    HttpResponse<String> stale =
        app.api()
            .send(
                "PUT", "/api/v1/configs/main", tenant.managementKey(), SINGLE, "if-match", "\"1\"");

    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(ManagementApi.json(stale).path("current_version").asInt()).isEqualTo(2);
    assertThat(
            app.api()
                .post(tenant, "/api/v1/configs/main/rollback", "{\"version\":1}")
                .path("version")
                .asInt())
        .isEqualTo(3);
  }

  @Test
  void aConfigNamesEveryMistakeAndItsPlace() {
    Tenant tenant = app.api().signUp();

    HttpResponse<String> answer =
        put(
            tenant,
            """
            {"strategy":{"mode":"fallbck"},"targets":[{"provider":"@nowhere","wait":1}]}""",
            JSON);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer))
        .contains("/strategy/mode", "/targets/0/provider", "/targets/0/wait");
  }

  @Test
  void aConfigMayBeWrittenInYaml() {
    Tenant tenant = app.api().signUp();

    HttpResponse<String> saved = put(tenant, "targets:\n- provider: '@demo'\n", YAML);

    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(
            app.api()
                .get(tenant, "/api/v1/configs/main")
                .path("document")
                .path("targets")
                .path(0)
                .path("provider")
                .asString())
        .isEqualTo("@demo");
    HttpResponse<String> broken = put(tenant, "targets: [", YAML);
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(broken.body()).contains("line 1");
  }

  @Test
  void aConfigComesFromAnotherGatewayAndGoesBack() {
    Tenant tenant = app.api().signUp();

    JsonNode imported =
        app.api()
            .post(
                tenant,
                "/api/v1/configs/import?format=portkey",
                """
            {"strategy":{"mode":"single"},
             "targets":[{"virtual_key":"openai-prod","override_params":{"model":"gpt-4o"}}]}""");
    assertThat(imported.path("configs").path(0).path("document").path("targets").isArray())
        .isTrue();
    assertThat(imported.path("report").valueStream().map(line -> line.path("kind").asString()))
        .isNotEmpty();
    assertThat(ManagementApi.pointers(post(tenant, "/api/v1/configs/import?format=acme", "{}")))
        .containsExactly("/format");
    app.api().put(tenant, "/api/v1/configs/main", SINGLE);
    app.api().put(tenant, "/api/v1/configs/main", FALLBACK);
    assertThat(
            app.api()
                .get(tenant, "/api/v1/configs/main/export")
                .path("document")
                .path("targets")
                .size())
        .isEqualTo(2);
    JsonNode diff = app.api().get(tenant, "/api/v1/configs/main/versions/2/diff?against=1");
    assertThat(diff.path("changes")).isNotEmpty();
    assertThat(diff.path("from").asInt()).isEqualTo(1);
    assertThat(status(tenant, "/api/v1/configs/main/versions/2/diff?against=9")).isEqualTo(404);
    assertThat(status(tenant, "/api/v1/configs/main/versions/2/diff")).isEqualTo(422);
  }

  private static HttpResponse<String> call(String key, String model, String config) {
    return send(
        key,
        "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}",
        "x-turnpike-config",
        config);
  }

  private static HttpResponse<String> send(String key, String body, String... headers) {
    return app.api().send("POST", "/v1/chat/completions", key, body, headers);
  }

  private static String key(String models) {
    return app.api()
        .post(
            tenant,
            "/api/v1/keys",
            "{\"name\":\"inline\",\"inline_configs\":true,\"allowed_models\":" + models + "}")
        .path("api_key")
        .asString();
  }

  private static JsonNode entry(HttpResponse<String> answer) {
    String path =
        "/api/v1/logs/" + answer.headers().firstValue("x-turnpike-request-id").orElseThrow();
    await().atMost(Duration.ofSeconds(30)).until(() -> status(tenant, path) == 200);
    return app.api().get(tenant, path);
  }

  private static JsonNode error(HttpResponse<String> answer) {
    return ManagementApi.json(answer).path("error");
  }

  private static HttpResponse<String> post(Tenant tenant, String path, String body) {
    return app.api().send("POST", path, tenant.managementKey(), body);
  }

  private static HttpResponse<String> put(Tenant tenant, String body, String type) {
    String path = "/api/v1/configs/main";
    return app.api().send("PUT", path, tenant.managementKey(), body, "content-type", type);
  }

  private static int status(Tenant tenant, String path) {
    return app.api().send("GET", path, tenant.managementKey(), null).statusCode();
  }
}
