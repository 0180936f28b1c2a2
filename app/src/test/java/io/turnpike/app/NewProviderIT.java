package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.tower.TowerServer;
import com.example.tower.TowerType;
import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.testing.Stores;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A provider that is added by a folder, and by nothing else. */
class NewProviderIT {

  private static final String KEY = "bell-rope-0123456789";

  @RegisterExtension static final Stores stores = Stores.fresh();

  @RegisterExtension
  static final RunningApp app =
      new RunningApp(stores, Map.of("turnpike.egress.allow", "loopback"), TowerType.class);

  @AutoClose private static final TowerServer server = new TowerServer(KEY);

  private Tenant tenant;

  @BeforeEach
  void aTenant() {
    tenant = app.api().signUp();
  }

  @Test
  void itsTypeIsListedBesideTheOthers() {
    List<JsonNode> types =
        app.api().get(tenant, "/api/v1/provider-types").path("data").valueStream().toList();

    assertThat(types)
        .extracting(type -> type.path("type").asString())
        .contains("anthropic", "openai", "openai-compatible", "tower");
    JsonNode tower =
        types.stream()
            .filter(type -> type.path("type").asString().equals("tower"))
            .findFirst()
            .orElseThrow();
    assertThat(tower.path("fields").valueStream())
        .extracting(field -> field.path("name").asString())
        .containsExactly("base_url", "api_key", "floor", "api_version");
    assertThat(tower.at("/fields/3/default").asString()).isEqualTo("2026-01-01");
    assertThat(tower.at("/fields/1/secret").asBoolean()).isTrue();
  }

  @Test
  void aConnectionSaysWhatItsTypeAsksFor() {
    assertThat(put(KEY).path("settings").toString())
        .isEqualTo("{\"api_version\":\"2026-01-01\",\"floor\":\"3\"}");
    HttpResponse<String> refusal =
        app.api()
            .send(
                "PUT",
                "/api/v1/providers/other",
                tenant.managementKey(),
                """
                {"type": "tower", "base_url": "%s", "api_key": "k", "settings": {"roof": "flat"}}"""
                    .formatted(server.baseUrl()));
    assertThat(ManagementApi.pointers(refusal))
        .containsExactlyInAnyOrder("/settings/floor", "/settings/roof");
  }

  @Test
  void itIsCalledWholeAndStreamed() {
    put(KEY);

    assertThat(call(false).body()).contains("\"From above.\"");
    assertThat(call(true).body()).contains("\"From \"", "\"above.\"", "[DONE]");
    assertThat(server.asked())
        .contains(
            "POST /v1/floors/3/models/bell:generate?api-version=2026-01-01",
            "POST /v1/floors/3/models/bell:stream?api-version=2026-01-01");
  }

  @Test
  void itsModelsAndItsRefusalsAreUnderstood() {
    put(KEY);
    assertThat(send("GET", "/v1/models", null).body()).contains("\"id\":\"campanile/bell\"");

    put("another-key");
    HttpResponse<String> refused = call(false);
    assertThat(refused.statusCode()).isEqualTo(502);
    assertThat(refused.body()).contains("provider_auth_failed");
  }

  @Test
  void anotherGatewaysWordForItLeadsToItsType() {
    JsonNode imported =
        app.api()
            .post(
                tenant,
                "/api/v1/configs/import?format=portkey",
                "{\"provider\":\"campanile\",\"api_key\":\"x\"}");

    assertThat(imported.at("/connections/0/type").asString()).isEqualTo("tower");
  }

  private JsonNode put(String key) {
    return app.api()
        .put(
            tenant,
            "/api/v1/providers/campanile",
            """
            {"type": "tower", "base_url": "%s", "api_key": "%s", "settings": {"floor": "3"}}"""
                .formatted(server.baseUrl(), key));
  }

  private HttpResponse<String> call(boolean streamed) {
    return send(
        "POST",
        "/v1/chat/completions",
        """
        {"model":"campanile/bell","stream":%s,"messages":[{"role":"user","content":"Ring."}]}"""
            .formatted(streamed));
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return app.api().send(method, path, tenant.apiKey(), body);
  }
}
