package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A config for Europe and zero retention, over connections that declare what their vendors publish,
 * as the product knows it.
 */
class EuropeIT {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> VENDORS =
      List.of(
          "mistral", "nebius", "openrouter", "regolo", "ionos", "ovhcloud", "scaleway", "stackit");

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  @AutoClose private static final AnyVendor vendor = new AnyVendor();

  private final ManagementApi api = app.api();
  private final Map<String, JsonNode> published = new HashMap<>();
  private Tenant tenant;

  @BeforeEach
  void connections() {
    vendor.down(List.of());
    tenant = api.signUp();
    api.get(tenant, "/api/v1/provider-types")
        .path("data")
        .forEach(type -> published.put(type.path("type").asString(), type));
    VENDORS.forEach(this::connect);
    config("europe", "{\"zdr\":true,\"regions\":[\"eu\"]}");
    config("untrained", "{\"no_training\":true,\"regions\":[\"eu\"]}");
  }

  @Test
  void thoseThatPublishItServe() {
    List<String> fit = VENDORS.stream().filter(it -> isEuropes(it) && keepsNothing(it)).toList();
    assertThat(fit).contains("scaleway", "ovhcloud", "stackit").doesNotContain("mistral", "nebius");

    for (String only : fit) {
      vendor.down(fit.stream().filter(it -> !it.equals(only)).toList());
      HttpResponse<String> answer = call("europe");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.headers().firstValue("x-turnpike-provider")).contains(only);
      assertThat(fit).containsAll(vendor.asked());
    }
  }

  @Test
  void whileTheyAreDownNothingGoesElsewhere() {
    vendor.down(VENDORS.stream().filter(it -> isEuropes(it) && keepsNothing(it)).toList());

    HttpResponse<String> answer = call("europe");

    assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(500);
    assertThat(vendor.asked()).isNotEmpty().isSubsetOf("scaleway", "ovhcloud", "stackit");
  }

  @Test
  void theLogSaysWhyTheOthersWereLeftOut() {
    HttpResponse<String> answer = call("europe");

    Map<String, String> left = leftOut(answer);
    for (String name : VENDORS) {
      boolean fits = isEuropes(name) && keepsNothing(name);
      assertThat(left.get(name))
          .as(name)
          .isEqualTo(fits ? null : keepsNothing(name) ? "wrong_region" : "not_zdr");
    }
  }

  @Test
  void moreVendorsDoNotTrain() {
    List<String> fit = VENDORS.stream().filter(it -> isEuropes(it) && trainsNothing(it)).toList();
    assertThat(fit).contains("mistral", "scaleway", "ovhcloud", "ionos").doesNotContain("regolo");

    vendor.down(fit);
    HttpResponse<String> answer = call("untrained");

    assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(500);
    assertThat(vendor.asked()).isNotEmpty().isSubsetOf(fit);
  }

  private boolean isEuropes(String type) {
    return published.get(type).path("region").asString("").matches("eu(-.*)?");
  }

  private boolean keepsNothing(String type) {
    return published.get(type).at("/data_policy/zdr").asBoolean(false);
  }

  private boolean trainsNothing(String type) {
    return published.get(type).at("/data_policy/training").asString("").equals("none");
  }

  /** Declares what is published, and nothing that is not. */
  private void connect(String type) {
    JsonNode facts = published.get(type);
    Map<String, Object> policy = new TreeMap<>();
    policy.put("zdr", keepsNothing(type));
    policy.put("training", trainsNothing(type) ? "none" : "allowed");
    Map<String, Object> connection = new TreeMap<>();
    connection.put("type", type);
    connection.put("base_url", vendor.baseUrl(type));
    connection.put("api_key", AnyVendor.KEY);
    connection.put("data_policy", policy);
    if (facts.path("region").isString()) {
      connection.put("region", facts.path("region").stringValue());
    }
    api.put(tenant, "/api/v1/providers/" + type, JSON.writeValueAsString(connection));
  }

  private void config(String name, String policy) {
    String targets =
        VENDORS.stream()
            .map(it -> "{\"provider\":\"@" + it + "\",\"override_params\":{\"model\":\"small\"}}")
            .collect(Collectors.joining(","));
    api.put(
        tenant,
        "/api/v1/configs/" + name,
        "{\"strategy\":{\"mode\":\"fallback\"},\"targets\":[%s],\"data_policy\":%s}"
            .formatted(targets, policy));
  }

  private HttpResponse<String> call(String config) {
    return api.send(
        "POST",
        "/v1/chat/completions",
        tenant.apiKey(),
        "{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":\"Well?\"}]}",
        "x-turnpike-config",
        config);
  }

  /** Codes by connection. */
  private Map<String, String> leftOut(HttpResponse<String> answer) {
    String id = answer.headers().firstValue("x-turnpike-request-id").orElseThrow();
    String path = "/api/v1/logs/" + id;
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.send("GET", path, tenant.managementKey(), null).statusCode() == 200);
    List<JsonNode> notes = new ArrayList<>();
    api.get(tenant, path).at("/decision/notes").forEach(notes::add);
    return notes.stream()
        .filter(note -> note.path("kind").asString().equals("excluded"))
        .collect(
            Collectors.toMap(
                note -> note.path("provider").asString(), note -> note.path("code").asString()));
  }
}
