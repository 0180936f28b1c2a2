package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The steps of those who come from another gateway, whose clients stay as they are. */
class MovingIT {

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private Tenant tenant;

  @BeforeEach
  void aTenant() {
    tenant = app.api().signUp();
  }

  @Test
  void clientsOfLiteLlmGoOnChoosingByModel() {
    JsonNode imported =
        imported(
            "litellm",
            """
            model_list:
              - model_name: workhorse
                litellm_params: { model: demo/demo/flaky }
              - model_name: spare
                litellm_params: { model: demo/demo/echo }
              - model_name: "demo/*"
                litellm_params: { model: "demo/*" }
            router_settings:
              fallbacks: [ { workhorse: [spare] } ]
              model_group_alias: { gpt-4: spare }
            """);
    assertThat(imported.at("/configs/0/name").asString()).isEqualTo("by-model");
    save("by-model", imported.at("/configs/0/document"));
    String key =
        app.api()
            .post(
                tenant, "/api/v1/keys", "{\"name\": \"clients\", \"default_config\": \"by-model\"}")
            .path("api_key")
            .asString();

    assertThat(served(call(key, "workhorse"))).isEqualTo("demo/echo");
    assertThat(served(call(key, "gpt-4"))).isEqualTo("demo/echo");
    assertThat(served(call(key, "demo/slow"))).isEqualTo("demo/slow");
    assertThat(call(key, "nobody").statusCode()).isBetween(400, 499);
  }

  @Test
  void aDocumentOfPortkeyWithoutTargetsGoesWhereTheRequestSays() {
    String document = "{\"retry\": {\"attempts\": 1}}";
    JsonNode imported = imported("portkey", document);
    save("retry-only", imported.at("/configs/0/document"));
    String key =
        app.api()
            .post(tenant, "/api/v1/keys", "{\"name\": \"inline\", \"inline_configs\": true}")
            .path("api_key")
            .asString();

    for (String config : new String[] {"retry-only", document}) {
      assertThat(
              served(
                  call(
                      key, "demo/echo", "x-portkey-config", config, "x-portkey-provider", "@demo")))
          .isEqualTo("demo/echo");
      assertThat(served(call(key, "@demo/demo/echo", "x-portkey-config", config)))
          .isEqualTo("demo/echo");
    }
    HttpResponse<String> unnamed = call(key, "gpt-4o", "x-portkey-config", document);
    assertThat(unnamed.statusCode()).isEqualTo(400);
    assertThat(unnamed.body()).contains("provider_not_named");
  }

  private JsonNode imported(String format, String source) {
    String path = "/api/v1/configs/import?format=" + format;
    return ManagementApi.json(
        app.api()
            .send(
                "POST", path, tenant.managementKey(), source, "content-type", "application/yaml"));
  }

  private void save(String name, JsonNode document) {
    app.api().put(tenant, "/api/v1/configs/" + name, document.toString());
  }

  private static HttpResponse<String> call(String key, String model, String... headers) {
    String body =
        JsonMapper.shared()
            .createObjectNode()
            .put("model", model)
            .set(
                "messages",
                JsonMapper.shared().readTree("[{\"role\":\"user\",\"content\":\"Hi\"}]"))
            .toString();
    return app.api().send("POST", "/v1/chat/completions", key, body, headers);
  }

  private static String served(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.headers().firstValue("x-turnpike-model").orElseThrow();
  }
}
