package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Vendors that are entries of data: their types, their quirks, and the check of a connection. */
class VendorsIT {

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  @AutoClose private static final QuirkyVendor vendor = new QuirkyVendor();

  private Tenant tenant;

  @BeforeEach
  void aTenant() {
    tenant = app.api().signUp();
    vendor.forget();
  }

  @Test
  void fiftyTypesAtLeastSayWhatToEnter() {
    List<JsonNode> types =
        app.api().get(tenant, "/api/v1/provider-types").path("data").valueStream().toList();

    assertThat(types).hasSizeGreaterThanOrEqualTo(50);
    assertThat(types)
        .allSatisfy(
            type -> {
              assertThat(type.path("title").asString()).isNotBlank();
              assertThat(type.path("fields").valueStream().map(it -> it.path("name").asString()))
                  .contains("base_url");
              assertThat(type.path("fields").valueStream())
                  .allSatisfy(field -> assertThat(field.path("title").isString()).isTrue());
            });
    assertThat(types.stream().map(type -> type.path("type").asString()))
        .contains(
            "openai",
            "anthropic",
            "mistral",
            "cohere",
            "openrouter",
            "deepseek",
            "xai",
            "groq",
            "perplexity",
            "ollama",
            "vllm",
            "together",
            "fireworks",
            "openai-compatible");
  }

  @Test
  void whatAVendorPublishesIsShownWithItsSource() {
    JsonNode scaleway =
        app.api()
            .get(tenant, "/api/v1/provider-types")
            .path("data")
            .valueStream()
            .filter(type -> type.path("type").asString().equals("scaleway"))
            .findFirst()
            .orElseThrow();

    assertThat(scaleway.path("region").asString()).isEqualTo("eu-fr-par");
    assertThat(scaleway.at("/data_policy/zdr").asBoolean()).isTrue();
    assertThat(scaleway.at("/data_policy/training").asString()).isEqualTo("none");
    assertThat(scaleway.at("/data_policy/source").asString()).startsWith("https://");
    assertThat(scaleway.at("/data_policy/as_of").asString()).isEqualTo("2025-10-03");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStrictVendorGetsItsOwnWords(boolean stream) {
    connect("strict", "mistral", QuirkyVendor.KEY, "");

    HttpResponse<String> answer =
        call(
            """
            {"model":"strict/small","stream":%s,"seed":7,"max_completion_tokens":50,
             "logit_bias":{"1":2},"messages":[{"role":"user","content":"Well?"}]}"""
                .formatted(stream));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("Yes.");
    assertThat(answer.headers().firstValue("x-turnpike-warnings")).contains("logit_bias");
    assertThat(vendor.asked("strict").getLast())
        .contains("\"random_seed\":7", "\"max_tokens\":50")
        .doesNotContain("stream_options");
    JsonNode usage = logged().path("attempts").path(0).path("usage");
    assertThat(usage.path("input").asLong()).isEqualTo(176);
    assertThat(usage.path("cached_input").asLong()).isEqualTo(1024);
    assertThat(usage.path("output").asLong()).isEqualTo(30);
  }

  @Test
  void anAnthropicClientReachesItToo() {
    connect("strict", "mistral", QuirkyVendor.KEY, "");

    HttpResponse<String> answer =
        app.api()
            .send(
                "POST",
                "/v1/messages",
                tenant.apiKey(),
                """
                {"model":"strict/small","max_tokens":50,
                 "messages":[{"role":"user","content":"Well?"}]}""");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"text\":\"Yes.\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRoutersChoiceStandsInTheLog(boolean stream) {
    connect("router", "openrouter", QuirkyVendor.KEY, "");

    HttpResponse<String> answer =
        call(
            """
            {"model":"router/a/b","stream":%s,"provider":{"sort":"price"},"models":["a/b","c/d"],
             "messages":[{"role":"user","content":"Well?"}]}"""
                .formatted(stream));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(vendor.asked("router").getLast())
        .contains("\"provider\":{\"sort\":\"price\"}", "\"models\":[\"a/b\",\"c/d\"]");
    JsonNode note =
        logged()
            .at("/decision/notes")
            .valueStream()
            .filter(it -> it.path("kind").asString().equals("served_by"))
            .findFirst()
            .orElseThrow();
    assertThat(note.path("provider").asString()).isEqualTo("DeepInfra");
    assertThat(note.path("generation").asString()).isEqualTo("gen-1");
    assertThat(note.path("cost_usd").asString()).isEqualTo("0.00014");
  }

  @Test
  void aConfigForEuropeFailsClosed() {
    connect("strict", "scaleway", "wrong-key", EU);
    connect("router", "openrouter", QuirkyVendor.KEY, "");
    app.api()
        .put(
            tenant,
            "/api/v1/configs/europe",
            """
            {"strategy":{"mode":"fallback"},
             "targets":[{"provider":"@strict","override_params":{"model":"small"}},
                        {"provider":"@router","override_params":{"model":"a/b"}}],
             "data_policy":{"zdr":true,"regions":["eu"]}}""");

    HttpResponse<String> down = europe();
    assertThat(down.statusCode()).as(down.body()).isGreaterThanOrEqualTo(400);
    assertThat(vendor.asked("router")).as("nothing was sent outside").isEmpty();

    connect("strict", "scaleway", QuirkyVendor.KEY, EU);
    assertThat(europe().body()).contains("Yes.");
    assertThat(vendor.asked("router")).isEmpty();
  }

  @Test
  void aCheckListsTheModels() {
    connect("strict", "mistral", QuirkyVendor.KEY, "");

    JsonNode check = check("strict");

    assertThat(check.path("works").asBoolean()).as(check.toString()).isTrue();
    assertThat(check.path("means").asString()).isEqualTo("models");
    assertThat(check.path("models").valueStream().map(JsonNode::asString))
        .containsExactly("small", "large");
    assertThat(check.path("message").asString()).isEqualTo("It answers, and lists 2 models.");
  }

  @Test
  void whereThereIsNoListOneTokenIsAskedFor() {
    app.api()
        .put(
            tenant,
            "/api/v1/providers/cloudflare",
            """
            {"type":"cloudflare","base_url":"%s","api_key":"%s"}"""
                .formatted(vendor.baseUrl("strict"), QuirkyVendor.KEY));

    JsonNode check = check("cloudflare");

    assertThat(check.path("works").asBoolean()).as(check.toString()).isTrue();
    assertThat(check.path("means").asString()).isEqualTo("one_token_call");
    assertThat(vendor.asked("strict").getLast()).contains("chat/completions", "\"max_tokens\":1");
  }

  @ParameterizedTest
  @CsvSource({
    "strict,wrong-key-0123456789,key_refused,connection,Unauthorized",
    "page,quirky-0123456789abcdef,web_page,connection,web page"
  })
  void aCheckSaysWhatIsWrong(String kind, String key, String code, String fault, String says) {
    connect(kind, "mistral", key, "");

    JsonNode check = check(kind);

    assertThat(check.path("works").asBoolean()).isFalse();
    assertThat(check.path("code").asString()).isEqualTo(code);
    assertThat(check.path("fault").asString()).isEqualTo(fault);
    assertThat(check.path("message").asString()).contains(says).doesNotContain(key);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1/v1,upstream_refused,connection",
    "https://no-such-host.invalid/v1,upstream_dns,connection",
    "http://192.168.77.7/v1,upstream_address_refused,installation"
  })
  void aCheckSaysWhereItDidNotGet(String address, String code, String fault) {
    HttpResponse<String> stored =
        app.api()
            .send(
                "PUT",
                "/api/v1/providers/far",
                tenant.managementKey(),
                "{\"type\":\"mistral\",\"api_key\":\"k-0123456789\",\"base_url\":\""
                    + address
                    + "\"}");
    if (stored.statusCode() == 422) {
      assertThat(fault).as("refused when it is saved").isEqualTo("installation");
      return;
    }

    JsonNode check = check("far");

    assertThat(check.path("code").asString()).as(check.toString()).isEqualTo(code);
    assertThat(check.path("fault").asString()).isEqualTo(fault);
  }

  @Test
  void aCheckOfNothingIsNotFound() {
    assertThat(
            app.api()
                .send("POST", "/api/v1/providers/none/check", tenant.managementKey(), null)
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void theDemoCanBeChecked() {
    assertThat(check("demo").path("works").asBoolean()).isTrue();
  }

  @Test
  void anImportAsksForTheVendorsOwnType() {
    JsonNode imported =
        app.api()
            .post(
                tenant,
                "/api/v1/configs/import?format=portkey",
                "{\"provider\":\"together-ai\",\"api_key\":\"x\"}");

    assertThat(imported.at("/connections/0/type").asString()).isEqualTo("together");
  }

  private static final String EU =
      ",\"region\":\"eu-fr-par\",\"data_policy\":{\"zdr\":true,\"training\":\"none\"}";

  private void connect(String kind, String type, String key, String more) {
    app.api()
        .put(
            tenant,
            "/api/v1/providers/" + kind,
            "{\"type\":\"%s\",\"base_url\":\"%s\",\"api_key\":\"%s\"%s}"
                .formatted(type, vendor.baseUrl(kind), key, more));
  }

  private JsonNode check(String name) {
    return app.api().post(tenant, "/api/v1/providers/" + name + "/check", "");
  }

  private HttpResponse<String> call(String body) {
    return app.api().send("POST", "/v1/chat/completions", tenant.apiKey(), body);
  }

  private HttpResponse<String> europe() {
    return app.api()
        .send(
            "POST",
            "/v1/chat/completions",
            tenant.apiKey(),
            "{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":\"Well?\"}]}",
            "x-turnpike-config",
            "europe");
  }

  private JsonNode logged() {
    await().atMost(Duration.ofSeconds(30)).until(() -> rows().findAny().isPresent());
    String id = rows().findFirst().orElseThrow().path("request_id").asString();
    return app.api().get(tenant, "/api/v1/logs/" + id);
  }

  private Stream<JsonNode> rows() {
    return app.api().get(tenant, "/api/v1/logs").path("data").valueStream();
  }
}
