package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Provider connections through the management API. */
class ProviderApiIT {

  private static final String PATH = "/api/v1/providers/main";

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private final ManagementApi api = app.api();
  private Tenant tenant;

  @BeforeEach
  void aTenant() {
    tenant = api.signUp();
  }

  @Test
  void keysAreAddedAndRemovedWithoutTypingTheOthersAgain() {
    JsonNode first =
        put(
            """
            {"type": "openai",
             "api_keys": [{"label": "primary", "api_key": "sk-1"}, "sk-2"]}""");
    assertThat(labels(first)).hasSize(2).startsWith("primary");
    assertThat(first.path("has_api_key").asBoolean()).isTrue();
    assertThat(first.toString()).doesNotContain("sk-1", "sk-2");
    String primary = first.at("/credentials/0/id").asString();
    String plain = first.at("/credentials/1/id").asString();
    assertThat(plain).matches("[0-9a-f]{8}").isEqualTo(first.at("/credentials/1/label").asString());

    JsonNode three =
        put(
            """
            {"type": "openai", "api_keys": [
               {"id": "%s"}, {"id": "%s", "label": "second"},
               {"label": "third", "api_key": "sk-3"}]}"""
                .formatted(primary, plain));
    assertThat(labels(three)).containsExactly("primary", "second", "third");
    assertThat(three.at("/credentials/1/id").asString()).isEqualTo(plain);

    JsonNode one = put("{\"type\": \"openai\", \"api_keys\": [{\"id\": \"%s\"}]}".formatted(plain));
    assertThat(labels(one)).containsExactly("second");
    assertThat(labels(put("{\"type\": \"openai\"}"))).containsExactly("second");
    assertThat(labels(put("{\"type\": \"openai\", \"api_key\": \"sk-4\"}")))
        .hasSize(1)
        .doesNotContain("second");
  }

  @Test
  void policyRegionAndModelsAreKeptUntilTheyAreLeftOut() {
    put(
        """
        {"type": "anthropic", "api_key": "sk", "region": "eu-west-1",
         "data_policy": {"zdr": true, "training": "none"}, "models": ["claude-haiku-4-5"]}""");

    JsonNode found = api.get(tenant, PATH);
    assertThat(found.path("base_url").asString()).isEqualTo("https://api.anthropic.com/v1");
    assertThat(found.path("region").asString()).isEqualTo("eu-west-1");
    assertThat(found.at("/data_policy/zdr").asBoolean()).isTrue();
    assertThat(found.at("/data_policy/training").asString()).isEqualTo("none");
    assertThat(found.at("/models/0").asString()).isEqualTo("claude-haiku-4-5");

    JsonNode undeclared = put("{\"type\": \"anthropic\"}");
    assertThat(undeclared.path("region").isNull()).isTrue();
    assertThat(undeclared.at("/data_policy/zdr").asBoolean()).isFalse();
    assertThat(undeclared.at("/data_policy/training").asString()).isEqualTo("allowed");
    assertThat(undeclared.path("models").isNull()).isTrue();
  }

  @Test
  void aPastedAddressIsMendedAndSaidSo() {
    JsonNode pasted =
        put(
            "{\"type\": \"anthropic\", \"api_key\": \"sk\", \"base_url\": \"https://api.anthropic.com/messages\"}");

    assertThat(pasted.path("base_url").asString()).isEqualTo("https://api.anthropic.com/v1");
    assertThat(pasted.at("/warnings/0/pointer").asString()).isEqualTo("/base_url");
    assertThat(pasted.at("/warnings/0/sentence").asString()).contains("\"/messages\"", "\"/v1\"");
    assertThat(put("{\"type\": \"anthropic\"}").has("warnings")).isFalse();
  }

  @Test
  void cancellingStopsTheBillUnlessItIsSaidNotTo() {
    assertThat(
            put("{\"type\": \"openai\", \"api_key\": \"sk\"}")
                .path("cancel_stops_billing")
                .asBoolean())
        .isTrue();

    put("{\"type\": \"openai\", \"cancel_stops_billing\": false}");
    assertThat(api.get(tenant, PATH).path("cancel_stops_billing").isBoolean()).isTrue();
    assertThat(api.get(tenant, PATH).path("cancel_stops_billing").asBoolean()).isFalse();

    assertThat(
            put("{\"type\": \"openai\", \"api_key\": \"sk\"}")
                .path("cancel_stops_billing")
                .asBoolean())
        .isTrue();
  }

  @Test
  void everyClassOfTokensMayHaveAPrice() {
    put(
        """
        {"type": "openai", "api_key": "sk", "prices": {"m": {"input_usd_per_million": 1,
         "output_usd_per_million": 2, "cached_input_usd_per_million": 0.1,
         "cache_write_5m_usd_per_million": 1.25, "image_usd_per_million": 0}}}""");

    JsonNode price = api.get(tenant, PATH).path("prices").path("m");
    assertThat(price.propertyNames())
        .containsExactlyInAnyOrder(
            "input_usd_per_million",
            "output_usd_per_million",
            "cached_input_usd_per_million",
            "cache_write_5m_usd_per_million",
            "image_usd_per_million");
    assertThat(price.path("cache_write_5m_usd_per_million").decimalValue())
        .isEqualByComparingTo("1.25");
  }

  @Test
  void allMistakesOfFormAndAllOfContentAreToldTogether() {
    assertThat(
            refused(
                """
                {"api_key": "a", "api_keys": [{"label": "x"}, {"id": "1", "api_key": "2"}, null],
                 "data_policy": {"training": "some"}, "models": [],
                 "prices": {"m": {"input_usd_per_million": 0.0001}}}"""))
        .containsExactly(
            "/type",
            "/api_key",
            "/api_keys/0",
            "/api_keys/1",
            "/api_keys/2",
            "/data_policy/training",
            "/models",
            "/prices/m/input_usd_per_million");
    assertThat(
            refused(
                """
                {"type": "openai", "base_url": "https://169.254.169.254/v1", "region": "E U",
                 "api_keys": [{"label": "x", "api_key": "a b"}], "models": ["m", "m"]}"""))
        .containsExactlyInAnyOrder("/base_url", "/region", "/api_keys/0/api_key", "/models/1");
    assertThat(refused("{\"type\": \"openai\", \"api_keys\": [{\"key\": \"a\"}]}"))
        .containsExactly("/api_keys/0/key");
  }

  @Test
  void aConnectionInUseIsKeptAndItsUsersAreListed() {
    put("{\"type\": \"openai\", \"api_key\": \"sk\"}");
    api.put(tenant, "/api/v1/configs/support", "{\"provider\": \"@main\"}");

    HttpResponse<String> refusal = send("DELETE", PATH, null);

    assertThat(refusal.statusCode()).isEqualTo(409);
    JsonNode problem = ManagementApi.json(refusal);
    assertThat(problem.path("code").asString()).isEqualTo("in_use");
    assertThat(problem.path("detail").asString()).contains("config \"support\" (version 1)");
    assertThat(problem.path("used_by").toString())
        .contains("\"kind\":\"config\"", "\"name\":\"support\"", "\"version\":1");

    assertThat(send("DELETE", "/api/v1/configs/support", null).statusCode()).isEqualTo(204);
    assertThat(send("DELETE", PATH, null).statusCode()).isEqualTo(204);
  }

  private JsonNode put(String body) {
    return api.put(tenant, PATH, body);
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return api.send(method, path, tenant.managementKey(), body);
  }

  private List<String> refused(String body) {
    HttpResponse<String> answer = send("PUT", PATH, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return ManagementApi.json(answer)
        .path("errors")
        .valueStream()
        .map(error -> error.path("pointer").asString())
        .toList();
  }

  private static List<String> labels(JsonNode connection) {
    return connection
        .path("credentials")
        .valueStream()
        .map(key -> key.path("label").asString())
        .toList();
  }
}
