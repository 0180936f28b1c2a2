package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.testing.Stores;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Configs that come with the request, and models that are asked for without one. */
class InlineConfigIT {

  private static final String ECHO =
      "{\"provider\":\"@demo\",\"override_params\":{\"model\":\"demo/echo\"}}";

  @RegisterExtension static final Stores stores = Stores.fresh();

  @RegisterExtension static final RunningApp app = new RunningApp(stores);

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

  private static JsonNode error(HttpResponse<String> answer) {
    return ManagementApi.json(answer).path("error");
  }
}
