package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The catalogue and aliases, as management sees them and as callers do. */
class ModelsApiIT {

  @RegisterExtension static final RunningApp app = RunningApp.shared();
  @AutoClose private static final EchoingProvider provider = new EchoingProvider();

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String OWN = "/api/v1/providers/work/models/";

  private final ManagementApi api = app.api();
  private final Tenant tenant = api.signUp();

  @Test
  void everyPageOfTheCatalogueTogetherIsAllOfIt() {
    List<String> seen = new ArrayList<>();
    String next = "/api/v1/models?limit=200";
    while (next != null) {
      JsonNode page = api.get(tenant, next);
      page.path("data")
          .forEach(it -> seen.add(it.path("type").asString() + " " + it.path("model").asString()));
      String cursor = page.path("next_cursor").asString("");
      next = cursor.isEmpty() ? null : "/api/v1/models?limit=200&cursor=" + cursor;
    }

    assertThat(seen).hasSizeGreaterThan(2_500).doesNotHaveDuplicates();
  }

  @Test
  void aModelTellsWhatIsKnownOfIt() {
    JsonNode sonnet = first("search=claude-sonnet-4-20250514&type=anthropic&retired=true");

    assertThat(sonnet.path("context_tokens").asLong()).isEqualTo(200_000);
    assertThat(sonnet.path("input_modalities").path(1).asString()).isEqualTo("image");
    assertThat(sonnet.path("retires_on").asString()).isEqualTo("2026-05-14");
    assertThat(sonnet.path("replacement").asString()).startsWith("claude-sonnet-");
    assertThat(sonnet.path("usd_per_million").path("input").asDouble()).isEqualTo(3.0);
    assertThat(sonnet.path("connections")).isEmpty();
    assertThat(sonnet.path("prices").path(0).path("source").asString()).contains("models.dev");
  }

  @Test
  void connectionsAndTheirPricesAreTold() {
    api.put(
        tenant,
        "/api/v1/providers/eu",
        """
        {"type":"openai","api_key":"sk-x","region":"eu",
         "prices":{"gpt-4o-mini":{"input_usd_per_million":0.2,"output_usd_per_million":0.8}}}\
        """);

    JsonNode mini = named("gpt-4o-mini", "region=eu&connected=true&max_output_price=0.8");

    assertThat(mini.path("model").asString()).isEqualTo("gpt-4o-mini");
    assertThat(mini.path("connections").path(0).path("name").asString()).isEqualTo("eu");
    assertThat(mini.path("usd_per_million").path("own").asBoolean()).isTrue();
    assertThat(mini.path("usd_per_million").path("output").asDouble()).isEqualTo(0.8);
    assertThat(api.get(tenant, "/api/v1/models?region=us").path("data")).isEmpty();
  }

  @Test
  void aModelWithoutANameIsNoFaultOfTheServer() {
    String nameless = "/api/v1/providers/work/models";

    assertThat(api.send("PUT", nameless, tenant.managementKey(), "{}").statusCode())
        .isBetween(400, 422);
    assertThat(api.send("DELETE", nameless, tenant.managementKey(), null).statusCode())
        .isBetween(400, 422);
  }

  @Test
  void aModelThatNoCatalogueKnowsIsKnownWhereverModelsAre() {
    connected();
    HttpResponse<String> put =
        api.send(
            "PUT",
            OWN + "acme/chat-1",
            tenant.managementKey(),
            """
            {"title":"Acme Chat","context_tokens":64000,"max_output_tokens":8000,
             "capabilities":["chat","tools"],"lacks":["vision"],
             "price":{"input_usd_per_million":1.5,"output_usd_per_million":6}}\
            """);

    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    JsonNode found = first("search=acme&ability=tools&min_context=64000&max_input_price=1.5");
    assertThat(found.path("title").asString()).isEqualTo("Acme Chat");
    assertThat(found.path("in_catalog").asBoolean()).isFalse();
    assertThat(found.path("usd_per_million").path("own").asBoolean()).isTrue();
    assertThat(api.send("GET", "/v1/models/work%2Facme%2Fchat-1", tenant.apiKey(), null).body())
        .contains("\"context_length\":64000", "\"supports_function_calling\":true");
    assertThat(put("fast", "work/acme/chat-1").statusCode()).isEqualTo(201);
    assertThat(api.get(tenant, "/api/v1/audit?action=own_model.put").path("data").toString())
        .contains("work/acme/chat-1", "acme/chat-1: none -> 1.5 / 6");

    assertThat(api.send("DELETE", OWN + "acme/chat-1", tenant.managementKey(), null).statusCode())
        .isEqualTo(204);
    assertThat(api.get(tenant, "/api/v1/models?search=acme").path("data")).isEmpty();
    assertThat(api.send("DELETE", OWN + "acme/chat-1", tenant.managementKey(), null).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsSaidOfAListedModelGoesFirstAndTheRestStays() {
    connected();
    api.put(tenant, OWN + "gpt-4o-mini", "{\"context_tokens\":4000}");

    JsonNode mini = named("gpt-4o-mini", "type=openai&connected=true");

    assertThat(mini.path("context_tokens").asLong()).isEqualTo(4_000);
    assertThat(mini.path("capabilities").toString()).contains("tools");
    assertThat(mini.path("usd_per_million").path("own").asBoolean()).isFalse();
    api.put(tenant, "/api/v1/providers/work", "{\"type\":\"openai\",\"api_key\":\"sk-y\"}");
    assertThat(named("gpt-4o-mini", "type=openai").path("context_tokens").asLong())
        .isEqualTo(4_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'context_tokens':-1}; /context_tokens",
        "{'capabilities':['flying']}; /capabilities",
        "{'capabilities':['tools'],'lacks':['tools']}; /lacks",
        "{'price':{'input_usd_per_million':1}}; /price/output_usd_per_million",
        "{'contxt':1}; /contxt",
      })
  void whatIsSaidWronglyOfAModelIsNamed(String body, String pointer) {
    connected();
    HttpResponse<String> answer =
        api.send("PUT", OWN + "m", tenant.managementKey(), body.replace('\'', '"'));

    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
    assertThat(ManagementApi.pointers(answer)).containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource({
    "max_input_price=cheap, /max_input_price",
    "min_context=-1, /min_context",
    "sort=colour, /sort",
    "ability=flying, /ability",
    "type=opnai, /type",
    "connected=perhaps, /connected",
    "cursor=!, /cursor",
    "serch=x, /serch",
  })
  void aFilterThatIsNoneIsNamed(String query, String pointer) {
    HttpResponse<String> answer =
        api.send("GET", "/api/v1/models?" + query, tenant.managementKey(), null);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer)).containsExactly(pointer);
  }

  @Test
  void anAliasIsServedAtOnceAndSwitchedWithinASecond() {
    api.put(tenant, "/api/v1/aliases/fast", "{\"model\":\"demo/echo\"}");
    assertThat(served("fast")).isEqualTo("demo/echo");

    api.put(tenant, "/api/v1/aliases/fast", "{\"model\":\"demo/slow\"}");

    assertThat(served("fast")).isEqualTo("demo/slow");
    JsonNode alias = api.get(tenant, "/api/v1/aliases/fast");
    assertThat(alias.path("model").asString()).isEqualTo("demo/slow");
    assertThat(alias.path("earlier").path(0).asString()).isEqualTo("demo/echo");
    assertThat(api.get(tenant, "/api/v1/audit?action=model_alias.save").path("data")).hasSize(2);
  }

  @Test
  void theLogTellsWhatAnAliasStoodFor() {
    api.put(tenant, "/api/v1/aliases/fast", "{\"model\":\"demo/echo\"}");
    String id = call("fast").headers().firstValue("x-turnpike-request-id").orElseThrow();

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        api.send("GET", "/api/v1/logs/" + id, tenant.managementKey(), null).body())
                    .contains("\"requested_model\":\"fast\"", "\"kind\":\"renamed\""));
  }

  @ParameterizedTest
  @CsvSource({
    "Fast, demo/echo, /name",
    "fast, nobody/model, /model",
    "fast, no-such-model, /model",
    "fast, ~no-such-family, /model",
    "fast, fast, /model",
    "fast, '', /model",
  })
  void anAliasThatCannotBeIsRefusedByField(String name, String model, String pointer) {
    HttpResponse<String> answer = put(name, model);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer)).containsExactly(pointer);
  }

  @Test
  void whatAnotherAliasStandsForStays() {
    api.put(tenant, "/api/v1/aliases/fast", "{\"model\":\"demo/echo\"}");
    api.put(tenant, "/api/v1/aliases/coding", "{\"model\":\"fast\"}");

    assertThat(delete("fast").statusCode()).isEqualTo(409);
    assertThat(delete("coding").statusCode()).isEqualTo(204);
    assertThat(delete("fast").statusCode()).isEqualTo(204);
    assertThat(call("fast").statusCode()).isEqualTo(404);
  }

  @Test
  void theListOfAKeyTellsWhatModelsCost() {
    HttpResponse<String> models = api.send("GET", "/v1/models/demo%2Fecho", tenant.apiKey(), null);

    assertThat(models.body()).contains("\"pricing\":{\"prompt\":\"0.0000");
  }

  @Test
  void aModelReleasedThisMorningIsServedUnderTheStatedPolicy() {
    api.put(
        tenant,
        "/api/v1/providers/work",
        "{\"type\":\"openai-compatible\",\"api_key\":\"sk-x\",\"base_url\":\""
            + provider.baseUrl("work")
            + "\"}");

    JsonNode allowed = logged(call("work/released-today"));
    assertThat(allowed.path("unpriced_attempts").asInt()).isEqualTo(1);
    assertThat(allowed.path("cost_complete").asBoolean(true)).isFalse();

    unpriced("ceiling");
    JsonNode bounded = logged(call("work/released-today"));
    assertThat(bounded.path("unpriced_attempts").asInt(-1)).isZero();
    assertThat(bounded.path("price_version").asString()).startsWith("openai-compatible/ceiling@");

    unpriced("block");
    HttpResponse<String> blocked = call("work/released-today");
    assertThat(blocked.statusCode()).isEqualTo(403);
    assertThat(blocked.body()).contains("unpriced_model");
  }

  /** The setting reaches the data plane within a second. */
  private void unpriced(String policy) {
    api.send(
        "PATCH",
        "/api/v1/organization",
        tenant.managementKey(),
        "{\"unpriced\":\"" + policy + "\"}");
  }

  private JsonNode logged(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String id = answer.headers().firstValue("x-turnpike-request-id").orElseThrow();
    return await()
        .atMost(SOON)
        .until(
            () ->
                ManagementApi.json(
                    api.send("GET", "/api/v1/logs/" + id, tenant.managementKey(), null)),
            entry -> entry.has("outcome"));
  }

  private void connected() {
    api.put(tenant, "/api/v1/providers/work", "{\"type\":\"openai\",\"api_key\":\"sk-x\"}");
  }

  private JsonNode first(String query) {
    return api.get(tenant, "/api/v1/models?" + query).path("data").path(0);
  }

  private JsonNode named(String model, String query) {
    return api.get(tenant, "/api/v1/models?search=" + model + "&" + query)
        .path("data")
        .valueStream()
        .filter(each -> each.path("model").asString().equals(model))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> put(String name, String model) {
    return api.send(
        "PUT", "/api/v1/aliases/" + name, tenant.managementKey(), "{\"model\":\"" + model + "\"}");
  }

  private HttpResponse<String> delete(String name) {
    return api.send("DELETE", "/api/v1/aliases/" + name, tenant.managementKey(), null);
  }

  private String served(String model) {
    HttpResponse<String> answer = call(model);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.headers().firstValue("x-turnpike-model").orElseThrow();
  }

  private HttpResponse<String> call(String model) {
    return api.send(
        "POST",
        "/v1/chat/completions",
        tenant.apiKey(),
        "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
  }
}
